/** A stream of server-sent events, read to the end of its turn. */
import { createParser } from 'eventsource-parser';
import type { ChatFormat } from '../../protocol/call.js';
import { type Gathering, gatherFrames } from './frames.js';
import { late, soon } from './grace.js';
import type { Emit, StreamReading } from './reading.js';

/**
 * Reads frames until the turn is finished, then only what follows promptly. A stream that breaks off,
 * or carries a frame that is no JSON, gives the turn so far and `broken`.
 *
 * @param bytes the body; a caller that owns the connection closes it afterwards
 * @param emit called with each piece of text and reasoning, in order
 */
export async function readStream(
  bytes: AsyncIterable<Uint8Array>,
  apiFormat: ChatFormat,
  emit: Emit,
): Promise<StreamReading> {
  const turn = gatherFrames(apiFormat, emit);
  let broken: Error | undefined;
  try {
    await readInto(turn, bytes);
  } catch (thrown) {
    // What breaks after the turn is whole takes nothing from it.
    if (!turn.finished()) broken = thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  return { ...turn.reading(), ...(broken === undefined ? {} : { broken }) };
}

async function readInto(turn: Gathering, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const text = new TextDecoder();
  const events = createParser({ onEvent: (event) => turn.push(event.data) });
  const chunks = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await (turn.finished() ? soon(more(chunks)) : more(chunks));
    if (next === late) return;
    if (next.done) break;
    events.feed(text.decode(next.value, { stream: true }));
  }
  finish(() => events.feed(`${text.decode()}\n\n`));
}

/** A last frame without its blank line is still a frame, unless the body ended within it. */
function finish(feed: () => void): void {
  try {
    feed();
  } catch (cause) {
    throw new Error('stream ended early: inside a frame', { cause });
  }
}

async function more(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await chunks.next();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`stream ended early: ${reason}`, { cause });
  }
}
