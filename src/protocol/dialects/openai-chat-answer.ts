/** The whole answer of OpenAI chat completions. */
import { compact, type JsonObject } from '../json.js';
import type { ToolCall, Turn } from '../turn.js';
import type { Encoding } from './dialect.js';
import { chatFinish, chatHead, chatTail } from './openai-chat-chunks.js';
import { plainChat } from './openai-chat-deltas.js';
import { writeChatUsage } from './openai-usage.js';

/** A turn as `chat.completion`, once for each candidate. Usage is there whether asked for or not. */
export function chatAnswer(turn: Turn, encoding: Encoding): JsonObject {
  const { variant, candidates = 1 } = encoding;
  const { fields } = variant.chat ?? plainChat;
  const message = answerMessage(turn, encoding);
  return compact({
    ...chatHead(encoding, 'chat.completion'),
    choices: Array.from({ length: candidates }, (_, index) =>
      compact({
        index,
        message,
        logprobs: fields === 'openai' ? null : undefined,
        finish_reason: chatFinish(turn, encoding),
      }),
    ),
    usage:
      turn.usage === undefined
        ? undefined
        : writeChatUsage(turn.usage, variant.answerExtras === 'openai'),
    ...chatTail(encoding),
  });
}

/** Without text, `content` is `null` beside calls or a refusal; an empty answer is as the variant says. */
function answerMessage(turn: Turn, { variant }: Encoding): JsonObject | undefined {
  const { fields, empty } = variant.chat ?? plainChat;
  const { text, reasoning, refusal, toolCalls } = turn;
  const silent = text === '' && toolCalls.length === 0 && refusal === undefined;
  if (silent && reasoning === undefined && empty === 'no-message') return undefined;
  const content = text === '' && (!silent || empty !== undefined) ? null : text;
  return compact({
    role: 'assistant',
    content,
    reasoning_content: reasoning,
    tool_calls: toolCalls.length === 0 ? undefined : toolCalls.map(answerCall),
    refusal: refusal ?? (fields === 'openai' ? null : undefined),
  });
}

const answerCall = (call: ToolCall): JsonObject =>
  compact({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  });
