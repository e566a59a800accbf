/** Ways to plant a fault in the service: small wraps that a bug fills in. */
import type { Answer, StageWrap } from '../../src/mock/stages.js';
import type { ChatCall } from '../../src/protocol/call.js';
import { isObject, type JsonObject } from '../../src/protocol/json.js';
import { readFrames } from '../../src/protocol/sse.js';

/** Changes every answer before it goes out. */
export const answers =
  (edit: (answer: Answer) => Answer): StageWrap =>
  (stages) => ({
    ...stages,
    dispatch: (answer, received) => edit(stages.dispatch(answer, received)),
  });

/** Gives every answer that `when` names a header line, or takes it away. */
export const header = (
  name: string,
  value: string | null,
  when: (answer: Answer) => boolean = () => true,
): StageWrap =>
  answers((answer) =>
    when(answer)
      ? {
          ...answer,
          delivery: {
            ...answer.delivery,
            headers: { ...answer.delivery?.headers, [name]: value },
          },
        }
      : answer,
  );

/** Answers that the mock words itself, but for Responses; recordings are not touched. */
const isOwn = (answer: Answer): boolean =>
  answer.status === 200 &&
  (answer.reply === 'turn' || answer.reply === 'family') &&
  !isResponses(answer);

const textOf = (piece: Uint8Array): string => Buffer.from(piece).toString();

/** Streams and answers of Responses, whose frames are events with names, are no frames of the others. */
const isResponses = ({ pieces: [first = new Uint8Array()] }: Answer): boolean =>
  /^(event: |\{"id":"resp_)/.test(Buffer.from(first.subarray(0, 16)).toString());

/** Changes the text of the mock's own streams, a piece a frame. */
export const ownPieces = (edit: (pieces: readonly string[]) => readonly string[]): StageWrap =>
  answers((answer) =>
    isOwn(answer) && answer.stream
      ? { ...answer, pieces: edit(answer.pieces.map(textOf)).map((piece) => Buffer.from(piece)) }
      : answer,
  );

/** Changes the payloads of the mock's own streams: JSON texts and `[DONE]`. */
export const ownFrames = (edit: (payloads: readonly string[]) => readonly string[]): StageWrap =>
  ownPieces((pieces) =>
    edit(
      pieces.flatMap((piece) => readFrames(Buffer.from(piece)).map(({ payload }) => payload)),
    ).map((payload) => `data: ${payload}\n\n`),
  );

/** Changes the frames of JSON in the mock's own streams; an array stands for several frames, or none. */
export const ownObjects = (
  edit: (
    frame: JsonObject,
    at: number,
    all: readonly JsonObject[],
  ) => JsonObject | readonly JsonObject[],
): StageWrap =>
  ownFrames((payloads) => {
    const all = payloads.flatMap(objectIn);
    const edited = all.flatMap((frame, at) => edit(frame, at, all));
    return [
      ...edited.map((frame) => JSON.stringify(frame)),
      ...payloads.filter((payload) => payload === '[DONE]'),
    ];
  });

/** Changes the whole answers that the mock words itself. */
export const ownAnswers = (edit: (result: JsonObject) => JsonObject | string): StageWrap =>
  answers((answer) => {
    const [body] = answer.pieces;
    if (!isOwn(answer) || answer.stream || body === undefined) return answer;
    const edited = objectIn(textOf(body)).map(edit)[0] ?? '';
    return {
      ...answer,
      pieces: [Buffer.from(typeof edited === 'string' ? edited : JSON.stringify(edited))],
    };
  });

function objectIn(payload: string): readonly JsonObject[] {
  if (payload === '[DONE]') return [];
  const value: unknown = JSON.parse(payload);
  return isObject(value) ? [value] : [];
}

/** Lets the model's family answer another call than the one that was made. */
export const changeChosen =
  (change: (call: ChatCall) => ChatCall): StageWrap =>
  (stages) => ({
    ...stages,
    choose: (understood, tenancy) =>
      stages.choose({ ...understood, call: change(understood.call) }, tenancy),
  });

/** Whether a frame ends its turn. */
export const isFinal = (frame: JsonObject): boolean => typeof frame.finishReason === 'string';

/** The same object without some keys. */
export const without = (value: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
