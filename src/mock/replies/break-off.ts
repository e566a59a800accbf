/** Ways in which an answer ends without a proper end. */
import type { ServerResponse } from 'node:http';
import type { Exchange } from '../../protocol/exchange.js';
import type { Delivery } from '../../protocol/reply.js';

/** How an answer ends. */
export type Ending = NonNullable<Delivery['ending']>;

/** What the journal says of an answer that is not closed properly. */
export function endOf(ending: Ending): Exchange['end'] {
  if (ending === 'hold-open') return 'held';
  return ending === 'stall' ? 'stalled' : 'cut';
}

/**
 * Milliseconds before a reset, for the client to read what was sent: Node takes a reset that comes together
 * with bytes for a proper end (libuv short-circuits a read at POLLHUP).
 */
const beforeReset = 20;

/** Breaks a connection off, if the ending does: RST where that can be, else FIN. */
export function breakOff(response: ServerResponse, ending: Ending): void {
  if (ending === 'hold-open' || ending === 'stall') return;
  if (ending !== 'reset') {
    response.destroy();
    return;
  }
  const reset = () => {
    const { socket } = response;
    // A socket with TLS has no handle of its own that could be reset.
    if (socket !== null && !('encrypted' in socket)) socket.resetAndDestroy();
    response.destroy();
  };
  // A client in this thread has read then, too, if the thread stood still for all of that time.
  setTimeout(() => setImmediate(reset), beforeReset);
}
