/** Faults in the way a stream or a whole answer ends. */
import type { Delivery } from '../../protocol/reply.js';
import type { Answer } from '../stages.js';
import type { Change, Fault, FaultGroup } from './fault.js';
import { delivered, framesOf, halfOf, isDone, isJson, withFrames } from './frames.js';

type Ending = NonNullable<Delivery['ending']>;

const own = 'the kit: what a reader must not take for a proper end';
const cohere = 'cohere-ai/cohere-python #756';
const jetuse = 'sogawa-yk/jetuse, docs/tips.md';
const openAi = 'openai/openai-node and openai-python, streaming: what they take for an error';

const ended = (answer: Answer, ending: Ending): Answer => delivered(answer, { ending });

/** A stream with other frames, and another end if need be. */
const stream = (
  title: string,
  source: string,
  change: (frames: readonly string[]) => readonly string[] | undefined,
  ending: Ending = 'close',
): Fault => ({
  title,
  source,
  needs: 'stream',
  settles: ['ending'],
  content: (answer) => {
    const after = change(framesOf(answer));
    if (after === undefined) return undefined;
    const changed = withFrames(answer, after);
    return ending === 'close' ? changed : ended(changed, ending);
  },
});

const withoutDone = (all: readonly string[]): readonly string[] =>
  all.filter((frame) => !isDone(frame));

const firstHalf = (all: readonly string[]): readonly string[] => all.slice(0, halfOf(all));

/** The first half, the frame behind it up to its middle, and no more. */
const insideFrame = (all: readonly string[]): readonly string[] => {
  const next = all[halfOf(all)] ?? '';
  return [...firstHalf(all), next.slice(0, Math.floor(next.length / 2))];
};

/** A finish reason, as every dialect spells it; Responses ends with an event. In a text, its quotes are escaped. */
const finish =
  /"(?:finishReason|finish_reason)":"|"type":"response\.(?:completed|incomplete|failed)"/;

/** Where the closing frame is: counts of tokens may follow it. Where none says so, the last that holds JSON. */
function closingOf(all: readonly string[]): number {
  const at = all.findIndex((frame) => finish.test(frame));
  return at < 0 ? all.findLastIndex(isJson) : at;
}

/** Ends after half of the answer: of the frames of a stream, of the bytes of a whole answer. */
const afterHalf =
  (how: 'cut' | 'reset' | 'stall'): Change =>
  (answer) => {
    const body = Buffer.concat(answer.pieces);
    if (body.length === 0) return undefined;
    const half = answer.stream
      ? withFrames(answer, firstHalf(framesOf(answer)))
      : { ...answer, pieces: [body.subarray(0, Math.ceil(body.length / 2))] };
    return ended({ ...half, announced: body.length }, how);
  };

/** Ends before the first byte of the answer. */
const atOnce =
  (delivery: Delivery): Change =>
  (answer) =>
    delivered({ ...answer, pieces: [] }, delivery);

/** An error in a stream: half of its frames, then this, then a proper end. */
const error = (title: string, source: string, frame: string): Fault =>
  stream(
    `${title} follows the first half of the frames: \`${frame.replaceAll('\n', '⏎')}\`.`,
    source,
    (all) => [...firstHalf(all), `${frame}\n\n`],
  );

const message = 'The server had an error while processing your request.';

/** The faults `ending/…`. Half of an odd number is the larger half. */
export const ending = {
  'ending/no-done': stream('`[DONE]` is left out; the stream is closed properly.', cohere, (all) =>
    all.some(isDone) ? withoutDone(all) : undefined,
  ),
  'ending/no-done-open': stream(
    'No `[DONE]` is sent, and the connection stays open after the last frame.',
    cohere,
    withoutDone,
    'hold-open',
  ),
  'ending/held-open': stream(
    'All frames are sent, and the connection stays open.',
    cohere,
    (all) => all,
    'hold-open',
  ),
  'ending/done-only': stream('`[DONE]` is all that is sent.', own, () => ['data: [DONE]\n\n']),
  'ending/done-twice': stream('`[DONE]` is sent twice.', own, (all) => [
    ...withoutDone(all),
    'data: [DONE]\n\n',
    'data: [DONE]\n\n',
  ]),
  'ending/doubled-end': stream(
    'The frame with the finish reason is sent twice.',
    'BerriAI/litellm #39507 (two stop chunks)',
    (all) => {
      const at = closingOf(all);
      return at < 0 ? undefined : [...all.slice(0, at + 1), all[at] ?? '', ...all.slice(at + 1)];
    },
  ),
  'ending/frame-after-done': stream(
    'The first frame that holds JSON is sent again after `[DONE]`.',
    own,
    (all) => {
      const first = all.find(isJson);
      return first === undefined ? undefined : [...withoutDone(all), 'data: [DONE]\n\n', first];
    },
  ),
  'ending/empty': stream('Status 200 and no frame at all, closed properly.', own, () => []),
  'ending/no-closing-frame': stream(
    'The frame with the finish reason is left out, and all that follows it; the stream is closed properly.',
    jetuse,
    (all) => {
      const at = closingOf(all);
      return at < 0 ? undefined : all.slice(0, at);
    },
  ),
  'ending/closed-inside-frame': stream(
    'The first half of the frames and half of the next; closed properly.',
    jetuse,
    insideFrame,
  ),
  'ending/cut-inside-frame': stream(
    'The first half of the frames and half of the next; then the connection is closed (FIN) without an end.',
    jetuse,
    insideFrame,
    'cut',
  ),
  'ending/no-last-chunk': stream(
    'All frames are sent; then the connection is closed (FIN) without the chunk that ends the body.',
    jetuse,
    (all) => all,
    'cut',
  ),
  'ending/cut': {
    title: 'After half of the answer the connection is closed (FIN) without an end.',
    source: jetuse,
    settles: ['ending'],
    content: afterHalf('cut'),
  },
  'ending/reset': {
    title: 'After half of the answer the connection is reset (RST).',
    source: own,
    settles: ['ending'],
    content: afterHalf('reset'),
  },
  'ending/stall': {
    title: 'After half of the answer nothing more comes; the connection stays open.',
    source: own,
    settles: ['ending'],
    content: afterHalf('stall'),
  },
  'ending/stall-after-headers': {
    title: 'After the headers nothing more comes; the connection stays open.',
    source: own,
    settles: ['ending', 'head'],
    content: (answer) => {
      const announced = Buffer.concat(answer.pieces).length;
      return delivered({ ...answer, announced, pieces: [] }, { head: 'at-once', ending: 'stall' });
    },
  },
  'ending/closed-at-once': {
    title: 'The connection is closed (FIN) before a byte of the answer.',
    source: own,
    settles: ['ending', 'head'],
    content: atOnce({ head: 'never', ending: 'cut' }),
  },
  'ending/reset-at-once': {
    title: 'The connection is reset (RST) before a byte of the answer.',
    source: own,
    settles: ['ending', 'head'],
    content: atOnce({ head: 'never', ending: 'reset' }),
  },
  'ending/stall-at-once': {
    title: 'Nothing is ever sent; the connection stays open.',
    source: own,
    settles: ['ending', 'head'],
    content: atOnce({ head: 'never', ending: 'stall' }),
  },
  'ending/error-object': error(
    'An error as OpenAI wraps it',
    openAi,
    `data: {"error":{"message":"${message}","type":"server_error","param":null,"code":null}}`,
  ),
  'ending/error-string': error(
    'An error as a string',
    'a unit test of an OCI provider for the AI SDK',
    'data: {"error":"Rate limit exceeded"}',
  ),
  'ending/error-status-string': error(
    'An error as the inference host words it',
    'OCI documentation, API errors; seen in no recording of a stream',
    `data: { "code": "500", "message": "${message}" }`,
  ),
  'ending/error-flat': error(
    'A flat error',
    openAi,
    `data: {"type":"error","message":"${message}"}`,
  ),
  'ending/error-event': error(
    'An error with an event line, as Responses sends it,',
    openAi,
    `event: error\ndata: {"type":"error","code":"server_error","message":"${message}","param":null}`,
  ),
  'ending/error-not-json': error(
    'An error in single quotes, which is no JSON,',
    `${jetuse}, 11 Jun 2026`,
    `data: {'error': {'message': '${message}'}}`,
  ),
  'ending/error-null': error('An error that is none', openAi, 'data: {"error":null}'),
} as const satisfies FaultGroup;
