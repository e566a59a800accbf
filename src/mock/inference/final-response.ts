/** The Response that an answer tells of, and the events of a stream, read from the bytes that go out. */
import { isObject, type JsonObject, textOf } from '../../protocol/json.js';
import { readFrames } from '../../protocol/sse.js';
import type { Stored } from '../memory/memory.js';

/** One event of a stream. */
export interface StreamEvent {
  /** Its `sequence_number`; infinite for what has none and ends a stream (`[DONE]`). */
  readonly sequence: number;
  /** Its bytes, as they went out. */
  readonly bytes: Uint8Array;
}

const endings: readonly unknown[] = [
  'response.completed',
  'response.incomplete',
  'response.failed',
];

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function asResponse(value: unknown): Stored | undefined {
  if (!isObject(value) || value.object !== 'response') return undefined;
  const id = textOf(value.id);
  return id === '' ? undefined : { ...value, id };
}

/** The Response of a whole answer. */
export const responseOfWhole = (body: Uint8Array): Stored | undefined =>
  asResponse(parse(Buffer.from(body).toString()));

/**
 * The Response that a stream ends with; `undefined` where it breaks off before, or ends in an error.
 *
 * @param pieces of the stream, none of which cuts a frame but the last
 */
export function responseOfStream(pieces: readonly Uint8Array[]): Stored | undefined {
  // The last frames tell; those before need not be read.
  for (const piece of pieces.toReversed()) {
    for (const { payload } of readFrames(piece).toReversed()) {
      const event = parse(payload);
      const ending = event && endings.includes(event.type) ? asResponse(event.response) : undefined;
      if (ending) return ending;
    }
  }
  return undefined;
}

/** The events of a stream that is kept. */
export function eventsOf(stream: Uint8Array): readonly StreamEvent[] {
  return readFrames(stream).map(({ payload, offset, length }) => {
    const sequence = parse(payload)?.sequence_number;
    return {
      sequence: typeof sequence === 'number' ? sequence : Infinity,
      bytes: stream.subarray(offset, offset + length),
    };
  });
}
