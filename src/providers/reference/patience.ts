/** Waiting no longer than one is told. */
import type { ChatCall } from '../../protocol/call.js';

/** Parts in which the time is counted: one that is over late, since the process stood still, is over all the same. */
const parts = 5;

/** How long a call waits for a service that says nothing. */
export interface Patience {
  /** What gives the call up; none where it may take its time. */
  readonly signals: readonly AbortSignal[];
  /** To be called with all that comes: the silence is over, and the next one counts anew. */
  heard(): void;
  /** Pieces of an answer as they come, each of them heard. */
  hears<T>(pieces: AsyncIterable<T>): AsyncIterable<T>;
}

/**
 * The patience of a call, which counts from now. Neither Oracle's SDK nor `openai` watches a stream by itself. The time
 * is that of this process: while it stands still nobody is waiting.
 */
export function patienceOf({ timeout }: ChatCall): Patience {
  if (timeout === undefined) return { signals: [], heard() {}, hears: (pieces) => pieces };
  const stop = new AbortController();
  let left = parts;
  const wait = () => {
    left -= 1;
    if (left >= 0) setTimeout(wait, timeout / parts).unref();
    else stop.abort(new DOMException(`nothing came within ${timeout} ms`, 'TimeoutError'));
  };
  const heard = () => {
    left = parts;
  };
  wait();
  return {
    signals: [stop.signal],
    heard,
    async *hears(pieces) {
      for await (const piece of pieces) {
        heard();
        yield piece;
      }
    },
  };
}
