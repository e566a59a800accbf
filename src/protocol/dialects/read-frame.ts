/** The tolerant reading of one frame: whatever a variant, a gateway or a client's fixture shows. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { TurnError, Usage } from '../turn.js';
import { type ToolFragment, toolFragments } from './tool-assembler.js';
import { readUsage } from './usage.js';

/** What one frame (or one whole answer) says. */
export interface FrameReading {
  readonly text: string;
  /** The text (and the calls) stand for the whole turn, not for an increment. */
  readonly whole: boolean;
  readonly reasoning: string;
  /** OpenAI transports only. */
  readonly refusal?: string;
  readonly calls: readonly ToolFragment[];
  /** As on the wire. */
  readonly finishReason?: string;
  readonly usage?: Usage;
  readonly error?: TurnError;
}

/**
 * Reads a frame whose text stands in a `message` (GENERIC, COHEREV2), in `choices[0].message` or in
 * `choices[0].delta`, inside a `chatResponse` or not. Of several candidates, the first is read.
 */
export function readMessageFrame(frame: JsonObject): FrameReading {
  const inner = isObject(frame.chatResponse) ? frame.chatResponse : frame;
  const choice = choiceOf(inner);
  const message = objectOf(choice.message ?? choice.delta);
  return {
    text: contentText(message.content) || textOf(choice.text),
    whole: false,
    reasoning: textOf(message.reasoningContent) || thinking(message.content),
    calls: toolFragments(message),
    ...finishOf(choice),
    ...usageOf(choice, inner, frame),
    ...errorOf(inner, frame),
  };
}

/**
 * Reads a COHERE frame. One with a finish reason, a history or tool calls repeats the whole text
 * (recorded: traceloop/openllmetry cassettes, Sep 2026; BerriAI/litellm PR #39965). Frames of Cohere's
 * own API (`eventType`) are read too.
 */
export function readCohereFrame(frame: JsonObject): FrameReading {
  const inner = isObject(frame.chatResponse) ? frame.chatResponse : frame;
  const response = objectOf(inner.response);
  const finish = { ...finishOf(response), ...finishOf(inner) };
  const calls = toolFragments(inner);
  return {
    text: textOf(inner.text) || textOf(response.text),
    whole: finish.finishReason !== undefined || 'chatHistory' in inner || calls.length > 0,
    reasoning: '',
    calls: calls.length > 0 ? calls : toolFragments(response),
    ...finish,
    ...usageOf(inner, response, frame),
    ...errorOf(inner, frame),
  };
}

/** The candidate that counts, or the frame itself where it is not wrapped. */
function choiceOf(inner: JsonObject): JsonObject {
  if (Array.isArray(inner.choices)) {
    return objectsOf(inner.choices).find(isFirst) ?? {};
  }
  return isFirst(inner) ? inner : {};
}

const isFirst = (choice: JsonObject): boolean =>
  typeof choice.index !== 'number' || choice.index === 0;

export const contentText = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : objectsOf(content)
        .map((part) => textOf(part.text))
        .join('');

const thinking = (content: unknown): string =>
  objectsOf(content)
    .map((part) => textOf(part.thinking))
    .join('');

export function finishOf(holder: JsonObject): { readonly finishReason?: string } {
  const wire = textOf(holder.finishReason) || textOf(holder.finish_reason);
  return wire === '' ? {} : { finishReason: wire };
}

function usageOf(...holders: readonly JsonObject[]): { readonly usage?: Usage } {
  for (const holder of holders) {
    const usage = readUsage(holder.usage);
    if (usage !== undefined) return { usage };
  }
  return {};
}

/** `errorMessage`, `{"error": …}` or `{"code": "500", "message": "…"}`. */
export function errorOf(...holders: readonly JsonObject[]): { readonly error?: TurnError } {
  for (const holder of holders) {
    const error = readError(holder);
    if (error !== undefined) return { error };
  }
  return {};
}

function readError(holder: JsonObject): TurnError | undefined {
  const inside = holder.error;
  if (isObject(inside))
    return turnError(inside.code, textOf(inside.message) || JSON.stringify(inside));
  if (typeof inside === 'string' && inside !== '') return turnError(holder.code, inside);
  const message = textOf(holder.errorMessage) || textOf(holder.message);
  return message === '' ? undefined : turnError(holder.code, message);
}

const turnError = (code: unknown, message: string): TurnError => ({
  ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
  message,
});
