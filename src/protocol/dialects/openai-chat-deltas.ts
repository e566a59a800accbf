/** A turn as the deltas of OpenAI chat completions, before they are put into chunks. */
import type { JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import type { ChatVariant, Encoding } from './dialect.js';
import { chatCalls } from './openai-chat-calls.js';

/** A turn's deltas in order; the last one goes beside the finish reason. */
export interface ChatDeltas {
  readonly before: readonly JsonObject[];
  readonly closing: JsonObject;
}

/** OpenAI's own way. */
export const plainChat: ChatVariant = { role: 'first', toolIndex: 'from-0', fields: 'openai' };

/**
 * The opening, reasoning, text, refusal, calls, the closing delta. A turn that only calls tools opens
 * with `content: null` and its first fragment in one delta, as OpenAI's streams do.
 */
export function chatDeltas(turn: Turn, { variant, split }: Encoding): ChatDeltas {
  const chat = variant.chat ?? plainChat;
  const calls = chatCalls(turn.toolCalls, variant.toolCalls, chat.toolIndex, split).map(
    (fragments): JsonObject =>
      chat.fields === 'least'
        ? { content: null, tool_calls: fragments }
        : { tool_calls: fragments },
  );
  const pieces = chat.coalesced ? whole : split;
  const texts = pieces(turn.text);
  const held =
    variant.closing === 'carries-last-text' && calls.length === 0 ? texts.at(-1) : undefined;
  const spoken = [
    ...split(turn.reasoning ?? '').map((text) => ({ reasoning_content: text })),
    ...(held === undefined ? texts : texts.slice(0, -1)).map((content) => ({ content })),
    ...split(turn.refusal ?? '').map((refusal) => ({ refusal })),
  ];
  const closing =
    held === undefined ? (chat.fields === 'least' ? { content: null } : {}) : { content: held };
  const deltas =
    variant.opening === 'empty-text' ? withOpening(spoken, calls, chat) : [...spoken, ...calls];
  const [first, ...rest] = withRole([...deltas, closing], chat);
  const all = [first ?? {}, ...rest];
  return { before: all.slice(0, -1), closing: all.at(-1) ?? {} };
}

const whole = (text: string): readonly string[] => (text === '' ? [] : [text]);

/** A first delta without text, which a turn of calls alone shares with its first fragment. */
function withOpening(
  spoken: readonly JsonObject[],
  calls: readonly JsonObject[],
  { fields }: ChatVariant,
): readonly JsonObject[] {
  const refusal = fields === 'openai' ? { refusal: null } : {};
  const [first, ...rest] = calls;
  return spoken.length === 0 && first !== undefined
    ? [{ content: null, ...first, ...refusal }, ...rest]
    : [{ content: '', ...refusal }, ...spoken, ...calls];
}

/** The role goes to the first delta, unless the variant leaves it out there. */
function withRole(
  [first = {}, ...rest]: readonly JsonObject[],
  { role }: ChatVariant,
): readonly JsonObject[] {
  const silent = role === 'never' || (role === 'not-beside-calls' && 'tool_calls' in first);
  return silent ? [first, ...rest] : [{ role: 'assistant', ...first }, ...rest];
}
