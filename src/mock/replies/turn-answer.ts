/** A turn in the dialect and variant of a model, as an answer. */
import type { DialectName, Encoding, Variant } from '../../protocol/dialects/dialect.js';
import { dialects } from '../../protocol/dialects/index.js';
import { objectOf, objectsOf, textOf } from '../../protocol/json.js';
import { type Random, seededRandom } from '../../protocol/random.js';
import { splitText } from '../../protocol/split.js';
import { encodeFrame } from '../../protocol/sse.js';
import type { Turn } from '../../protocol/turn.js';
import type { Answer, Understood } from '../stages.js';
import { seedOf, speechOf } from './speech.js';

/** What is asked of the encoding. */
export interface Wording {
  readonly dialect: DialectName;
  readonly variant: Variant;
}

/** What the answers of one mock share. */
export interface Writing {
  readonly seed: number;
  readonly clock: () => number;
}

/** 1 to 12 letters `a`, as recorded (traceloop/openllmetry cassettes, Sep 2026). */
const pads = (random: Random) => () => 'a'.repeat(1 + Math.floor(random() * 12));

/** COHERE: the history that was sent, and the message. */
function historyOf({ body }: Understood): readonly Readonly<Record<string, unknown>>[] {
  const chatRequest = objectOf(body.chatRequest);
  const message = textOf(chatRequest.message);
  return [
    ...objectsOf(chatRequest.chatHistory),
    ...(message === '' ? [] : [{ role: 'USER', message }]),
  ];
}

function uuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What an answer on an OpenAI transport needs besides; the dialect writes `chatcmpl-` itself. */
function openAiParts({ openai }: Understood): Partial<Encoding> {
  if (openai === undefined) return {};
  const { id, echo, nextId } = openai;
  return {
    id: id.replace(/^chatcmpl-/, ''),
    ...(echo === undefined ? {} : { echo }),
    ...(nextId === undefined ? {} : { nextId }),
  };
}

/** Writes a turn as the call wants it: a stream of frames, or a whole answer. */
export function turnAnswer(
  turn: Turn,
  understood: Understood,
  wording: Wording,
  writing: Writing,
): Answer {
  const { call } = understood;
  const random = seededRandom(seedOf(writing.seed, call));
  const { candidates } = call.options ?? {};
  const encoding: Encoding = {
    variant: wording.variant,
    modelId: call.model,
    modelVersion: speechOf(call).modelVersion,
    includeUsage: call.options?.includeUsage ?? false,
    split: splitText,
    pad: pads(random),
    timeCreated: new Date(writing.clock()).toISOString(),
    id: uuid(random),
    history: historyOf(understood),
    ...(candidates === undefined ? {} : { candidates }),
    ...openAiParts(understood),
  };
  const dialect = dialects[wording.dialect];
  const { stream } = call;
  return {
    status: 200,
    headers: stream
      ? { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }
      : { 'content-type': 'application/json' },
    pieces: stream
      ? dialect
          .encode(turn, encoding)
          .map((frame) => Buffer.from(encodeFrame(frame, dialect.eventOf?.(frame))))
      : [Buffer.from(dialect.encodeAnswer(turn, encoding))],
    stream,
    reply: 'turn',
  };
}
