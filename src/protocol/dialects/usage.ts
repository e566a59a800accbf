/** Token counts on the wire. */
import { compact, isObject, type JsonObject, objectOf } from '../json.js';
import type { Usage } from '../turn.js';

/**
 * Token counts in the recorded order: completion, prompt, total, then the details that are known
 * (recorded: traceloop/openllmetry cassettes, Sep 2026; details: `openai.gpt-5.4`).
 */
export function writeUsage(usage: Usage): JsonObject {
  return compact({
    completionTokens: usage.completionTokens,
    promptTokens: usage.promptTokens,
    totalTokens: usage.totalTokens,
    ...writeDetails(usage),
  });
}

/** The same in the order that COHEREV2 was seen with (NVIDIA/NeMo-Relay's tests): prompt first. */
export function writeUsagePromptFirst(usage: Usage): JsonObject {
  const { completionTokens, promptTokens, ...rest } = writeUsage(usage);
  return compact({ promptTokens, completionTokens, ...rest });
}

/** Usage as the OpenAI family's whole answers have it: detail objects always, unknown counts as 0. */
export function writeUsageWithDetails(usage: Usage): JsonObject {
  return writeUsage({ reasoningTokens: 0, cachedTokens: 0, ...usage });
}

function writeDetails({ reasoningTokens, cachedTokens }: Usage): JsonObject {
  return {
    completionTokensDetails:
      reasoningTokens === undefined ? undefined : { acceptedPredictionTokens: 0, reasoningTokens },
    promptTokensDetails: cachedTokens === undefined ? undefined : { cachedTokens },
  };
}

/** Token counts from the wire; `undefined` where there are none. A missing total is the sum. */
export function readUsage(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const count = (holder: JsonObject, key: string): number | undefined => {
    const found = holder[key];
    return typeof found === 'number' ? found : undefined;
  };
  const promptTokens = count(value, 'promptTokens');
  const completionTokens = count(value, 'completionTokens');
  const totalTokens = count(value, 'totalTokens');
  const reasoningTokens = count(objectOf(value.completionTokensDetails), 'reasoningTokens');
  const cachedTokens = count(objectOf(value.promptTokensDetails), 'cachedTokens');
  if (promptTokens === undefined && completionTokens === undefined && totalTokens === undefined) {
    return undefined;
  }
  return {
    promptTokens: promptTokens ?? 0,
    ...(completionTokens === undefined ? {} : { completionTokens }),
    totalTokens: totalTokens ?? (promptTokens ?? 0) + (completionTokens ?? 0),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
  };
}
