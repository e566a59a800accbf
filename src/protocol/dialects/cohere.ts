/** The dialect of COHERE: flat text frames, and a closing frame that says everything again. */
import { compact, type JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import { parseObject } from './assembler.js';
import { demandCarried } from './carry.js';
import { cohereAnswer, cohereGrammar } from './cohere-grammar.js';
import type { Dialect, Encoding } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';
import { readAnswer, readStream } from './reading.js';
import { writeUsage } from './usage.js';

const name = 'cohere';

/**
 * Increments `{"apiFormat":"COHERE","text":"…","pad":"aaa"}`, on a tool turn a frame with the whole text
 * and the calls, then the closing frame with the whole text, history, reason, and usage after `pad`.
 * Text turns recorded (traceloop/openllmetry cassettes, Sep 2026); tool turns from live output
 * (BerriAI/litellm PR #39965), the place of `pad` beside `toolCalls` inferred.
 */
export const cohere: Dialect = {
  name,
  apiFormat: 'COHERE',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    return cohereFrames(turn, encoding).map((frame) => JSON.stringify(padded(frame, encoding)));
  },
  decode: (frames, strictness) => readStream(name, cohereGrammar, frames, strictness),
  encodeAnswer(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'answer');
    return JSON.stringify({
      modelId: encoding.modelId,
      modelVersion: encoding.modelVersion,
      chatResponse: compact({
        apiFormat: 'COHERE',
        text: turn.text,
        chatHistory: historyOf(turn, encoding),
        finishReason: spelled(turn),
        toolCalls: callsOf(turn),
        usage: turn.usage === undefined ? undefined : writeUsage(turn.usage),
      }),
    });
  },
  decodeAnswer: (body, strictness) => readAnswer(name, cohereAnswer, body, strictness),
};

function cohereFrames(turn: Turn, encoding: Encoding): readonly JsonObject[] {
  const { variant, split } = encoding;
  const { closing } = variant;
  const { text } = turn;
  const toolCalls = callsOf(turn);
  const usage = variant.usage === 'in-closing' && encoding.includeUsage ? turn.usage : undefined;
  const end = {
    finishReason: spelled(turn),
    ...(usage === undefined ? {} : { usage: writeUsage(usage) }),
  };
  // A closing frame that carries the only text of its stream has no increments before it.
  const increments =
    closing === 'carries-last-text' ? [] : split(text).map((piece) => ({ text: piece }));
  const said = closing === 'no-text' && text === '' ? {} : { text };
  const tools =
    toolCalls === undefined || closing === 'carries-last-text' ? [] : [{ ...said, toolCalls }];
  const chatHistory = historyOf(turn, encoding);
  const ends: Readonly<Record<string, readonly JsonObject[]>> = {
    'full-text': [...tools, { text, ...end, toolCalls }],
    'empty-text': [...tools, { text: '', ...end, toolCalls }],
    'no-text': [...tools, end],
    split: [{ text, chatHistory, toolCalls }, end],
  };
  const closingFrames = ends[closing] ?? [...tools, { text, chatHistory, ...end, toolCalls }];
  return [...increments, ...closingFrames].map((frame) => ({ apiFormat: 'COHERE', ...frame }));
}

/** In the recorded order: `usage` after `pad`. */
function padded({ usage, ...frame }: JsonObject, { variant, pad }: Encoding): JsonObject {
  return compact({ ...frame, pad: variant.pad ? pad() : undefined, usage });
}

/** The request's history, its message, and the answer. */
const historyOf = (turn: Turn, encoding: Encoding): readonly JsonObject[] => [
  ...(encoding.history ?? []),
  compact({ role: 'CHATBOT', message: turn.text, toolCalls: callsOf(turn) }),
];

/** Calls have no id, and their parameters are JSON instead of JSON text. */
const callsOf = ({ toolCalls }: Turn): readonly JsonObject[] | undefined =>
  toolCalls.length === 0
    ? undefined
    : toolCalls.map((call) => ({ name: call.name, parameters: parseObject(call.arguments) ?? {} }));

const spelled = ({ finishReason }: Turn): string | null =>
  finishReason === null ? null : (writeFinishReason('COHERE', finishReason) ?? null);
