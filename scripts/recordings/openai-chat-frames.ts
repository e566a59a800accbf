/** Writes chunks and answers of OpenAI chat completions, by hand and not by the dialect. */
import type { ToolCall, Usage } from '../../src/protocol/turn.js';
import { frame } from './frames.js';
import type { Kit } from './kit.js';
import type { Json } from './recipe.js';

/** 2026-11-21T09:30:15Z, in seconds. */
const created = 1_795_253_415;

/** What only OpenAI's own models add. */
export const openaiExtras: Json = {
  service_tier: 'default',
  system_fingerprint: 'fp_0b7e1a90c4',
};

/** A request of chat completions with one user message. */
export function askChat(model: string, question: string, more: Json = {}): Json {
  return { model, messages: [{ role: 'user', content: question }], ...more };
}

export const streamed: Json = { stream: true };
export const streamedWithUsage: Json = { stream: true, stream_options: { include_usage: true } };

const parameters = (...names: readonly string[]): Json => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names,
});

/** The functions on offer where a recording calls tools. */
export const chatTools: Json = {
  tools: [
    { name: 'find_train', description: 'Finds a train.', parameters: parameters('from', 'to') },
    { name: 'get_tide', description: 'Tells the tide.', parameters: parameters('harbour') },
    { name: 'ring_bell', description: 'Rings the bell.', parameters: parameters() },
  ].map((tool) => ({ type: 'function', function: tool })),
};

/** Writes a chunk's frame. */
export type WriteChunk = (delta: Json, finish?: string | null, more?: Json) => string;

/** The members of every chunk before `choices`. */
export const headOf = (kit: Kit, model: string, extras: Json = {}): Json => ({
  id: `chatcmpl-${kit.hex(32)}`,
  object: 'chat.completion.chunk',
  created,
  model,
  ...extras,
});

/** Chunks with `finish_reason` and no other member that says nothing. */
export function plainChunks(head: Json): WriteChunk {
  return (delta, finish = null, more = {}) =>
    frame({ ...head, choices: [{ index: 0, delta, finish_reason: finish }], ...more });
}

/** Chunks with every member that OpenAI sends; `usage` is `null` where it was asked for. */
export function openaiChunks(head: Json, tail: Json = { usage: null }): WriteChunk {
  return (delta, finish = null, more = {}) =>
    frame({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...tail,
      ...more,
    });
}

export const counts: Usage = { promptTokens: 31, completionTokens: 12, totalTokens: 43 };
/** The same, with details as OpenAI sends them. */
export const detailed: Usage = { ...counts, reasoningTokens: 0, cachedTokens: 0 };

export const wireCounts: Json = { prompt_tokens: 31, completion_tokens: 12, total_tokens: 43 };
export const wireDetailed: Json = {
  ...wireCounts,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
};

/** A call as a whole answer, or a delta that carries it whole, has it; `index` in deltas alone. */
export const wireCall = ({ id, name, arguments: text }: ToolCall, index?: number): Json => ({
  ...(index === undefined ? {} : { index }),
  ...(id === undefined ? {} : { id }),
  type: 'function',
  function: { name, arguments: text },
});

export const tide = (kit: Kit, id?: string): ToolCall => ({
  ...(id === undefined ? {} : { id }),
  name: 'get_tide',
  arguments: JSON.stringify({ harbour: kit.city() }),
});

export const train = (kit: Kit, id?: string): ToolCall => ({
  ...(id === undefined ? {} : { id }),
  name: 'find_train',
  arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
});

/** An id as OpenAI gives it to a call. */
export const callId = (kit: Kit): string => `call_${kit.hex(24)}`;

/** The members of a whole answer around its choices. */
export function chatAnswer(
  kit: Kit,
  model: string,
  choices: readonly Json[],
  usage: Json | undefined,
  more: Json = {},
): string {
  return JSON.stringify({
    id: `chatcmpl-${kit.hex(32)}`,
    object: 'chat.completion',
    created,
    model,
    choices,
    ...(usage === undefined ? {} : { usage }),
    ...more,
  });
}
