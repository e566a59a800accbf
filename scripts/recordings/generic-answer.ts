/** Writes whole GENERIC answers. */
import type { FinishReason, ToolCall, Turn, Usage } from '../../src/protocol/turn.js';
import { textPart } from './frames.js';
import type { Kit } from './kit.js';
import * as from from './origins.js';
import type { Json, Made, Recipe } from './recipe.js';
import { askGeneric, genericTools } from './requests.js';

/** The envelope around the choices, mostly one; usage is the last key but `serviceTier`. */
export function answer(
  model: string,
  choices: Json | readonly Json[],
  usage: Json,
  more: Json = {},
): string {
  return JSON.stringify({
    modelId: model,
    modelVersion: '1.0.0',
    chatResponse: {
      apiFormat: 'GENERIC',
      timeCreated: '2026-11-21T09:30:15.042Z',
      choices: [choices].flat(),
      usage,
      ...more,
    },
  });
}

/** Counts as on the wire, in the recorded order. */
export const wireUsage = ({ completionTokens, promptTokens, totalTokens }: Usage): Json =>
  completionTokens === undefined
    ? { promptTokens, totalTokens }
    : { completionTokens, promptTokens, totalTokens };

export const counts: Usage = { promptTokens: 31, completionTokens: 12, totalTokens: 43 };

export const choiceOf = (message: Json, finishReason: string): Json => ({
  index: 0,
  message: { role: 'ASSISTANT', ...message },
  finishReason,
  logprobs: {},
});

/** A message with its wire reason, and the turn that it is. */
export function told(
  kit: Kit,
  model: string,
  message: Json,
  wireReason: string,
  turn: Partial<Turn> & { readonly finishReason: FinishReason },
  ask: Json = {},
): Made {
  return {
    request: askGeneric(model, kit.question(), ask),
    body: answer(model, choiceOf(message, wireReason), wireUsage(counts)),
    turn: { text: '', toolCalls: [], usage: counts, ...turn },
  };
}

/** A text as Llama answers it. */
export function sayAsLlama(text: string): Recipe['make'] {
  return (kit, model) =>
    told(kit, model, { content: [textPart(text)], toolCalls: [] }, 'stop', {
      text,
      finishReason: 'stop',
    });
}

/** An answer whose text is a seeded sentence. */
export function sentence(
  message: (text: string) => Json,
  wireReason: string,
  finishReason: FinishReason,
  reading = (text: string): Partial<Turn> => ({ text }),
): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    return told(kit, model, message(text), wireReason, { ...reading(text), finishReason });
  };
}

/** An answer that calls tools; `message` says how the calls stand on the wire. */
export function calls(
  callsOf: (kit: Kit) => readonly ToolCall[],
  message: (wireCalls: readonly Json[]) => Json,
  wireReason = 'tool_calls',
  idOf = ({ id }: ToolCall): Json => (id === undefined ? {} : { id }),
): Recipe['make'] {
  return (kit, model) => {
    const toolCalls = callsOf(kit);
    const wireCalls = toolCalls.map((call) => ({
      ...idOf(call),
      type: 'FUNCTION',
      name: call.name,
      arguments: call.arguments,
    }));
    return told(
      kit,
      model,
      message(wireCalls),
      wireReason,
      { toolCalls, finishReason: 'tool_calls' },
      genericTools,
    );
  };
}

export const tide = (kit: Kit, id?: string): ToolCall => ({
  ...(id === undefined ? {} : { id }),
  name: 'get_tide',
  arguments: JSON.stringify({ harbour: kit.city() }),
});
export const callsOnly = (toolCalls: readonly Json[]): Json => ({ toolCalls });
export const clientTests = 'BerriAI/litellm and langchain4j/langchain4j-community, unit tests';
export const missingId = from.issue('BerriAI/litellm PR #27192 and #18654');
