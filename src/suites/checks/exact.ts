/** Checks that hold a whole answer, or a whole stream, beside what the service is known to send. */
import { isObject, type JsonObject, objectOf, objectsOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { onStream } from './answer.js';
import { fail, notObserved, pass, sameText, show } from './findings.js';
import { exchangeOf, jsonOf } from './observed.js';

/** What stands in place of values that are new in every answer. */
const fresh: Readonly<Record<string, RegExp>> = {
  timeCreated: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  pad: /^a{1,12}$/,
};

/** The same with `*` for values that are new in every answer, where they have their form. */
const settled = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      typeof value === 'string' && fresh[key]?.test(value) === true ? '*' : value,
    ]),
  );

/** An answer likewise; its version too, where it is not known. */
const settledAnswer = (result: JsonObject, expect: unknown): JsonObject => ({
  ...result,
  ...(objectOf(expect).modelVersion === '*' ? { modelVersion: '*' } : {}),
  chatResponse: settled(objectOf(result.chatResponse)),
});

/** An increment taken out of its frame: the piece, and the frame that is left. */
interface Taken {
  readonly piece: string;
  readonly rest: string;
  readonly put: (piece: string) => JsonObject;
}

/** Where a frame holds its increment: one of these, in a frame that holds no other. */
function taken(frame: JsonObject): Taken | undefined {
  const message = objectOf(frame.message);
  const [part] = objectsOf(message.content);
  const [call] = objectsOf(message.toolCalls);
  const inMessage = (change: JsonObject): JsonObject => ({
    ...frame,
    message: { ...message, ...change },
  });
  const places: readonly (readonly [unknown, (piece: string) => JsonObject])[] = [
    [frame.text, (text) => ({ ...frame, text })],
    [part?.text, (text) => inMessage({ content: [{ ...part, text }] })],
    [part?.thinking, (thinking) => inMessage({ content: [{ ...part, thinking }] })],
    [message.reasoningContent, (reasoningContent) => inMessage({ reasoningContent })],
    [call?.arguments, (text) => inMessage({ toolCalls: [{ ...call, arguments: text }] })],
  ];
  const [found, ...more] = places.filter(([value]) => typeof value === 'string' && value !== '');
  if (found === undefined || more.length > 0) return undefined;
  const [piece, put] = found;
  return { piece: String(piece), rest: JSON.stringify(put('')), put };
}

/** Frames with neighbouring increments of one kind joined: how a model cuts its words is its own. */
function joined(frames: readonly JsonObject[]): readonly JsonObject[] {
  const out: JsonObject[] = [];
  for (const frame of frames) {
    const here = taken(frame);
    const before = out.at(-1);
    const last = before && taken(before);
    const same = here !== undefined && last !== undefined && here.rest === last.rest;
    if (same) out[out.length - 1] = here.put(last.piece + here.piece);
    else out.push(frame);
  }
  return out;
}

const lines = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

export const exactChecks = {
  /**
   * The whole answer is the object that `expect` holds, keys in order; `*` stands for values that are new in every
   * answer.
   */
  'answer-is-exactly': (trace, expect) => {
    const response = exchangeOf(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const result = jsonOf(response.body);
    return isObject(result)
      ? sameText(
          'The answer',
          JSON.stringify(expect),
          JSON.stringify(settledAnswer(result, expect)),
        )
      : fail('The answer is no JSON object.', { actual: response.body.text });
  },

  /**
   * The frames are those that `expect` lists, an object or `[DONE]` each; `*` stands for a pad, neighbouring
   * increments are joined.
   */
  'stream-is-exactly': onStream(({ frames }, expect) => {
    const values = frames.map(({ payload }): unknown =>
      payload === '[DONE]' ? payload : JSON.parse(payload),
    );
    const objects = values.filter(isObject).map(settled);
    const ends = values.filter((value) => !isObject(value));
    const wanted = Array.isArray(expect) ? expect : [];
    return sameText('The stream', lines(wanted), lines([...joined(objects), ...ends]));
  }),

  /** A stream has at least as many frames with a piece of the answer as `expect` says. */
  'answer-comes-in-pieces': onStream(({ objects }, expect) => {
    const least = Number(expect);
    const pieces = objects.filter(
      (frame) => frame.finishReason === undefined && taken(frame) !== undefined,
    );
    return pieces.length >= least
      ? pass(`${pieces.length} frames carry a piece of the answer.`)
      : fail('The answer comes in fewer pieces than it has words.', {
          expected: `${least} frames or more`,
          actual: show(pieces),
        });
  }),

  /**
   * The pads of a stream have several lengths, so that the length of a frame does not tell the length of its words.
   */
  'pads-differ-in-length': onStream(({ objects }) => {
    const lengths = new Set(objects.map(({ pad }) => String(pad).length));
    return lengths.size > 1
      ? pass(`The pads of ${objects.length} frames have ${lengths.size} lengths.`)
      : fail('All pads have one length.', { actual: show(objects.map(({ pad }) => pad)) });
  }),
} satisfies Record<string, Check>;
