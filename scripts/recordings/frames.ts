/** Writes frames, and nothing more: recordings are what the dialects are judged by. */
import type { Json } from './recipe.js';

/** `data: `, one object on one line, and a blank line. */
export function frame(payload: Json): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

/** The sentinel that ends some streams. */
export const done = 'data: [DONE]\n\n';

/** A text part. */
export function textPart(text: string): Json {
  return { type: 'TEXT', text };
}

/** A GENERIC frame with one increment of text. */
export function genericText(text: string, pad: string): string {
  return frame({ index: 0, message: { role: 'ASSISTANT', content: [textPart(text)] }, pad });
}

/** A GENERIC frame with entries of `toolCalls`. */
export function genericCalls(toolCalls: readonly Json[], pad: string): string {
  return frame({ index: 0, message: { role: 'ASSISTANT', toolCalls }, pad });
}

/** The final frame as Llama sends it: empty text and the reason. */
export function closingEmptyText(finishReason: string, pad: string): string {
  return frame({ message: { role: 'ASSISTANT', content: [textPart('')] }, finishReason, pad });
}

/** The final frame with the reason alone. */
export function closingBare(finishReason: string, pad: string): string {
  return frame({ finishReason, pad });
}

/** The final frame with a message that has only its role. */
export function closingRoleOnly(finishReason: string, pad: string): string {
  return frame({ message: { role: 'ASSISTANT' }, finishReason, pad });
}

/** The usage frame of GENERIC. */
export function usageFrame(completionTokens: number, promptTokens: number, pad: string): string {
  const totalTokens = completionTokens + promptTokens;
  return frame({ usage: { completionTokens, promptTokens, totalTokens }, pad });
}
