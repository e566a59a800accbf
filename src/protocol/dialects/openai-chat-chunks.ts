/** Deltas to the chunks of an OpenAI chat completions stream: their members, usage and candidates. */
import { compact, type JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import type { ChatVariant, Encoding } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';
import { chatDeltas, plainChat } from './openai-chat-deltas.js';
import { runningUsage, writeChatUsage } from './openai-usage.js';

/** `object` of a chunk, and of a whole answer. */
export type ChatObject = 'chat.completion.chunk' | 'chat.completion';

/** What only OpenAI's own models add; a fingerprint is told in place of the service's. */
const extras: JsonObject = { service_tier: 'default', system_fingerprint: 'fp_c0f0c0f0c0' };

/** The members that stand before `choices`. `created` is in seconds. */
export function chatHead(encoding: Encoding, object: ChatObject): JsonObject {
  const { fields } = encoding.variant.chat ?? plainChat;
  return compact({
    id: `chatcmpl-${encoding.id}`,
    object: fields === 'least' ? undefined : object,
    created: Math.floor(Date.parse(encoding.timeCreated) / 1000),
    model: encoding.modelId,
    ...(fields === 'openai' && object === 'chat.completion.chunk' ? extras : {}),
  });
}

/** The members that stand last in a whole answer. */
export function chatTail({ variant }: Encoding): JsonObject {
  return (variant.chat ?? plainChat).fields === 'openai' ? extras : {};
}

/** The finish reason as OpenAI, or the family, spells it. */
export function chatFinish(turn: Turn, { variant }: Encoding): string | null {
  if (turn.finishReason === null) return null;
  return writeFinishReason('openai-chat', turn.finishReason, variant.finishReasons) ?? null;
}

/** A turn's chunks in order, without `[DONE]`. Candidates take turns, each with the same deltas. */
export function chatChunks(turn: Turn, encoding: Encoding): readonly JsonObject[] {
  const { variant, includeUsage, candidates = 1 } = encoding;
  const chat = variant.chat ?? plainChat;
  const { before, closing } = chatDeltas(turn, encoding);
  const each = (delta: JsonObject, finish: string | null): readonly JsonObject[] =>
    Array.from({ length: candidates }, (_, index) => choice(index, delta, finish, chat));
  const choices = [
    ...before.flatMap((delta) => each(delta, null)),
    ...each(closing, chatFinish(turn, encoding)),
  ];
  const usage = includeUsage ? turn.usage : undefined;
  const details = variant.answerExtras === 'openai';
  const counts = (done: number): JsonObject | null | undefined => {
    if (usage === undefined) return undefined;
    const last = done === choices.length;
    if (variant.usage === 'every-frame') {
      return writeChatUsage(runningUsage(usage, done, choices.length), details);
    }
    if (variant.usage === 'in-closing' && last) return writeChatUsage(usage, details);
    return chat.fields === 'openai' && variant.usage !== 'never' ? null : undefined;
  };
  const head = chatHead(encoding, 'chat.completion.chunk');
  const chunks = choices.map((one, n) => ({ ...head, choices: [one], usage: counts(n + 1) }));
  const own = variant.usage === 'own-frame' ? { choices: [] } : {};
  const apart = variant.usage === 'own-frame' || variant.usage === 'own-frame-bare';
  return [
    ...chunks.map((chunk) => obfuscated(compact(chunk), encoding)),
    ...(apart && usage !== undefined
      ? [obfuscated({ ...head, ...own, usage: writeChatUsage(usage, details) }, encoding)]
      : []),
  ];
}

function choice(
  index: number,
  delta: JsonObject,
  finish: string | null,
  { fields }: ChatVariant,
): JsonObject {
  return compact({
    index,
    delta,
    logprobs: fields === 'openai' ? null : undefined,
    finish_reason: fields === 'least' && finish === null ? undefined : finish,
  });
}

const obfuscated = (chunk: JsonObject, { variant, pad }: Encoding): JsonObject =>
  variant.pad ? { ...chunk, obfuscation: pad() } : chunk;
