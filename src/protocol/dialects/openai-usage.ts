/** Token counts as OpenAI chat completions write them. */
import { compact, isObject, type JsonObject, objectOf } from '../json.js';
import type { Usage } from '../turn.js';

/**
 * Counts in OpenAI's order; details only as far as they are known.
 *
 * @param details all detail objects, unknown counts as 0, as OpenAI's own models send them
 *
 * @example
 * writeChatUsage({ promptTokens: 9, completionTokens: 2, totalTokens: 11 });
 * // { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 }
 */
export function writeChatUsage(usage: Usage, details = false): JsonObject {
  const { cachedTokens, reasoningTokens } = usage;
  const prompt = details
    ? { cached_tokens: cachedTokens ?? 0, audio_tokens: 0 }
    : compact({ cached_tokens: cachedTokens });
  const completion = details
    ? {
        reasoning_tokens: reasoningTokens ?? 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      }
    : compact({ reasoning_tokens: reasoningTokens });
  return compact({
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.totalTokens,
    prompt_tokens_details: orNothing(prompt),
    completion_tokens_details: orNothing(completion),
  });
}

const orNothing = (details: JsonObject): JsonObject | undefined =>
  Object.keys(details).length === 0 ? undefined : details;

/** The counts as they stand after `done` of `of` frames: the completion grows, the prompt does not. */
export function runningUsage(usage: Usage, done: number, of: number): Usage {
  const { completionTokens } = usage;
  if (completionTokens === undefined || done === of) return usage;
  const soFar = Math.floor((completionTokens * done) / of);
  return {
    promptTokens: usage.promptTokens,
    completionTokens: soFar,
    totalTokens: usage.promptTokens + soFar,
  };
}

/** Token counts from the wire; `undefined` where there are none. A missing total is the sum. */
export function readChatUsage(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const promptTokens = count(value, 'prompt_tokens');
  const completionTokens = count(value, 'completion_tokens');
  const totalTokens = count(value, 'total_tokens');
  if (promptTokens === undefined && completionTokens === undefined && totalTokens === undefined) {
    return undefined;
  }
  const reasoningTokens = count(objectOf(value.completion_tokens_details), 'reasoning_tokens');
  const cachedTokens = count(objectOf(value.prompt_tokens_details), 'cached_tokens');
  return {
    promptTokens: promptTokens ?? 0,
    ...(completionTokens === undefined ? {} : { completionTokens }),
    totalTokens: totalTokens ?? (promptTokens ?? 0) + (completionTokens ?? 0),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
  };
}

function count(holder: JsonObject, key: string): number | undefined {
  const found = holder[key];
  return typeof found === 'number' ? found : undefined;
}
