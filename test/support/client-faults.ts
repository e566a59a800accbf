/** Ways to plant a fault in a client: small readers that a bug fills in. */

import type { Call, ChatFormat } from '../../src/protocol/call.js';
import type { Reading } from '../../src/protocol/dialects/dialect.js';
import { isObject, type JsonObject } from '../../src/protocol/json.js';
import { frameReader } from '../../src/protocol/sse.js';
import type { Turn } from '../../src/protocol/turn.js';
import type { Provider, Report } from '../../src/providers/provider.js';
import { type Readers, referenceReaders } from '../../src/providers/reference/readers.js';
import type { StreamReading } from '../../src/providers/reference/reading.js';

type Bytes = AsyncIterable<Uint8Array>;
type EditFrame = (frame: JsonObject, apiFormat: ChatFormat) => JsonObject | readonly JsonObject[];

/** Reads other bytes than came. */
export const reads = (change: (bytes: Bytes) => Bytes): Pick<Readers, 'stream'> => ({
  stream: (bytes, apiFormat, emit) => referenceReaders.stream(change(bytes), apiFormat, emit),
});

/** Takes each frame of JSON for another, for several, or for none. What `edit` throws ends the stream. */
export const seesFrames = (start: () => EditFrame): Pick<Readers, 'stream'> => ({
  stream(bytes, apiFormat, emit) {
    const edit = start();
    const frames = payloads(bytes, (payload) => {
      const frame = parse(payload);
      if (!isObject(frame)) return [payload];
      return [edit(frame, apiFormat)].flat().map((one) => JSON.stringify(one));
    });
    return referenceReaders.stream(frames, apiFormat, emit);
  },
});

/** Takes the SDK's whole answer for another. What `edit` throws fails the call. */
export const seesAnswers = (
  edit: (result: JsonObject, apiFormat: ChatFormat) => JsonObject,
): Pick<Readers, 'answer'> => ({
  answer: (result, apiFormat) =>
    referenceReaders.answer(isObject(result) ? edit(result, apiFormat) : result, apiFormat),
});

/** Makes another reading of a stream than it should. */
export const misreadsStreams = (
  edit: (reading: StreamReading, apiFormat: ChatFormat) => StreamReading,
): Pick<Readers, 'stream'> => ({
  stream: async (bytes, apiFormat, emit) =>
    edit(await referenceReaders.stream(bytes, apiFormat, emit), apiFormat),
});

/** Makes another turn of streams and answers than it should. */
export const mistakes = (
  edit: (turn: Turn, apiFormat: ChatFormat) => Turn,
): Pick<Readers, 'stream' | 'answer'> => {
  const twist = <R extends Reading>(reading: R, apiFormat: ChatFormat): R => ({
    ...reading,
    turn: edit(reading.turn, apiFormat),
  });
  return {
    ...misreadsStreams(twist),
    answer: (result, apiFormat) => twist(referenceReaders.answer(result, apiFormat), apiFormat),
  };
};

/** Asks for something else than it was told to. */
export const asks =
  (edit: (call: Call) => Call) =>
  (reference: Provider): Provider => ({
    ...reference,
    run: (call, access, signal) => reference.run(edit(call), access, signal),
  });

/** Reports something else than it heard. */
export const reports =
  (edit: (report: Report, call: Call) => Report) =>
  (reference: Provider): Provider => ({
    ...reference,
    run: async (call, access, signal) => edit(await reference.run(call, access, signal), call),
  });

/** The stream with its payloads changed, framed as the service does it. */
export async function* payloads(
  bytes: Bytes,
  edit: (payload: string) => readonly string[],
): AsyncGenerator<Uint8Array> {
  const reader = frameReader();
  const frames = (taken: readonly { readonly payload: string }[]) =>
    taken
      .flatMap(({ payload }) => edit(payload))
      .map((payload) => Buffer.from(`data: ${payload}\n\n`));
  for await (const chunk of bytes) yield* frames(reader.push(chunk));
  yield* frames(reader.end());
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
