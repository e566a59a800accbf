/** GENERIC's whole answer; the stream dialects of that format share it. */
import { compact, type JsonObject } from '../json.js';
import type { ToolCall, Turn } from '../turn.js';
import { demandCarried } from './carry.js';
import type { Dialect, DialectName, Encoding, Reading, Strictness } from './dialect.js';
import { genericAnswer } from './generic-grammar.js';
import { spelled } from './native-message.js';
import { readAnswer } from './reading.js';
import { writeUsage, writeUsageWithDetails } from './usage.js';

/** `encodeAnswer` and `decodeAnswer` of a GENERIC dialect. */
export function genericAnswers(name: DialectName): Pick<Dialect, 'encodeAnswer' | 'decodeAnswer'> {
  return {
    encodeAnswer(turn: Turn, encoding: Encoding): string {
      demandCarried(name, turn, encoding.variant, 'answer');
      return JSON.stringify(genericAnswerOf(turn, encoding));
    },
    decodeAnswer: (body: string, strictness: Strictness): Reading =>
      readAnswer(name, genericAnswer, body, strictness),
  };
}

/**
 * Llama adds an empty `toolCalls`; the OpenAI family an empty `annotations`, usage details and
 * `serviceTier`; all an empty `logprobs` (recorded: traceloop/openllmetry cassettes, Sep 2026).
 */
function genericAnswerOf(turn: Turn, encoding: Encoding): JsonObject {
  const openai = encoding.variant.answerExtras === 'openai';
  const write = openai ? writeUsageWithDetails : writeUsage;
  const { candidates = 1 } = encoding;
  return {
    modelId: encoding.modelId,
    modelVersion: encoding.modelVersion,
    chatResponse: compact({
      apiFormat: 'GENERIC',
      timeCreated: encoding.timeCreated,
      choices: Array.from({ length: candidates }, (_, index) => ({
        index,
        message: answerMessage(turn, encoding),
        finishReason: spelled(turn, encoding),
        logprobs: {},
      })),
      usage: turn.usage === undefined ? undefined : write(turn.usage),
      serviceTier: openai ? 'DEFAULT' : undefined,
    }),
  };
}

function answerMessage(turn: Turn, { variant }: Encoding): JsonObject {
  const calls = turn.toolCalls.map(answerCall);
  const llama = variant.answerExtras === 'llama';
  return compact({
    role: 'ASSISTANT',
    content: content(turn, variant.toolCalls === 'P4'),
    toolCalls: calls.length > 0 || llama ? calls : undefined,
    annotations: variant.answerExtras === 'openai' ? [] : undefined,
    reasoningContent: turn.reasoning,
  });
}

/** Beside calls there is no content without text; Gemini sends a TEXT part that lacks it. */
function content(turn: Turn, gemini: boolean): readonly JsonObject[] | undefined {
  if (turn.text !== '' || turn.toolCalls.length === 0) return [{ type: 'TEXT', text: turn.text }];
  return gemini ? [{ type: 'TEXT' }] : undefined;
}

/** Key order of whole calls: langchain4j-community and BerriAI/litellm fixtures. */
const answerCall = (call: ToolCall): JsonObject =>
  compact({ id: call.id, type: 'FUNCTION', name: call.name, arguments: call.arguments });
