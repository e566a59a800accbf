/** The Response that an answer tells of, read from the bytes that go out. */
import { isObject, type JsonObject, textOf } from '../../protocol/json.js';
import { readFrames } from '../../protocol/sse.js';
import type { KeptEvent, Stored } from '../memory/memory.js';

/** What an answer told. */
export interface Told {
  /** The final Response object; absent where the answer breaks off before it or is an error. */
  readonly response?: Stored;
  /** The events of a stream. */
  readonly events: readonly KeptEvent[];
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

/** Reads a whole answer. */
export function readWhole(body: Uint8Array): Told {
  const response = asResponse(parse(Buffer.from(body).toString()));
  return { ...(response ? { response } : {}), events: [] };
}

/** Reads a stream, as far as it goes; the last event that ends a turn counts. */
export function readStream(body: Uint8Array): Told {
  let response: Stored | undefined;
  const events = readFrames(body).map(({ payload, offset, length }): KeptEvent => {
    const event = parse(payload);
    if (event && endings.includes(event.type)) response = asResponse(event.response) ?? response;
    const sequence = event?.sequence_number;
    return {
      sequence: typeof sequence === 'number' ? sequence : Infinity,
      bytes: body.subarray(offset, offset + length),
    };
  });
  return { ...(response ? { response } : {}), events };
}
