/** GENERIC's stream as plain frames, before a dialect wraps and writes them. */
import { compact, type JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import type { Encoding } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';
import { type ToolMessages, toolMessages } from './tool-messages.js';
import { writeUsage } from './usage.js';

/** One frame's content; the dialect adds `index`, wrapping and `pad`. */
export interface PlainFrame {
  readonly message?: JsonObject;
  readonly finishReason?: string;
  readonly usage?: JsonObject;
}

/** The assistant's message with one TEXT part. */
export const textMessage = (text: string): JsonObject => ({
  role: 'ASSISTANT',
  content: [{ type: 'TEXT', text }],
});

const reasoningMessage = (text: string): JsonObject => ({
  role: 'ASSISTANT',
  reasoningContent: text,
});

/**
 * A turn's frames in order: the opening, reasoning, text, tool calls, the closing frame, usage.
 *
 * Sources: order and closing `empty-text` recorded (traceloop/openllmetry cassettes, Sep 2026); closings
 * `bare`, `role-only`, `carries-last-text` pasted from live output (langchain4j-community); reasoning
 * reported (oracle/langchain-oracle PR #237).
 */
export function plainFrames(turn: Turn, encoding: Encoding): readonly PlainFrame[] {
  const { variant, split } = encoding;
  const increments = split(turn.text);
  const held = variant.closing === 'carries-last-text' ? (increments.at(-1) ?? '') : undefined;
  const tools = toolMessages(turn.toolCalls, variant.toolCalls, split);
  const messages = [
    ...(variant.opening === 'none' ? [] : [textMessage('')]),
    ...split(turn.reasoning ?? '').map(reasoningMessage),
    ...(held === undefined ? increments : increments.slice(0, -1)).map(textMessage),
    ...tools.before,
  ];
  const usage =
    turn.usage !== undefined && encoding.includeUsage ? writeUsage(turn.usage) : undefined;
  const inClosing = variant.usage === 'in-closing' ? usage : undefined;
  const ownFrame = variant.usage === 'own-frame' ? usage : undefined;
  const closing = compact({
    message: closingMessage(encoding, tools, held),
    finishReason: spelled(turn, encoding),
    usage: inClosing,
  });
  return [
    ...messages.map((message) => ({ message })),
    closing,
    ...(ownFrame === undefined ? [] : [{ usage: ownFrame }]),
  ];
}

/**
 * The closing frame's message; none where it is bare. Patterns that keep a fragment for it go first,
 * unless text is to stand there.
 */
function closingMessage(
  { variant }: Encoding,
  tools: ToolMessages,
  held: string | undefined,
): JsonObject | undefined {
  if (held !== undefined && held !== '') return { ...textMessage(held), ...tools.closing };
  if (tools.closing !== undefined) return tools.closing;
  if (variant.closing === 'bare') return undefined;
  return variant.closing === 'role-only' ? { role: 'ASSISTANT' } : textMessage('');
}

/** The finish reason as GENERIC, or the family, spells it. */
export function spelled(turn: Turn, { variant }: Encoding): string | null {
  if (turn.finishReason === null) return null;
  return writeFinishReason('GENERIC', turn.finishReason, variant.finishReasons) ?? null;
}

/** The frames as text: a `pad` last where the variant pads, `[DONE]` where it ends so. */
export function finishFrames(
  frames: readonly JsonObject[],
  { variant, pad }: Encoding,
): readonly string[] {
  return [
    ...frames.map((frame) => JSON.stringify(variant.pad ? { ...frame, pad: pad() } : frame)),
    ...(variant.done ? ['[DONE]'] : []),
  ];
}
