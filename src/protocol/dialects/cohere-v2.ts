/** The dialect of COHEREV2: a message a frame, without choices; a role-only closing frame. */
import { compact, type JsonObject } from '../json.js';
import type { ToolCall, Turn } from '../turn.js';
import { demandCarried } from './carry.js';
import { cohereV2Answer, cohereV2Grammar } from './cohere-v2-grammar.js';
import type { Dialect, Encoding } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';
import { textMessage } from './native-message.js';
import { readAnswer, readStream } from './reading.js';
import { writeUsagePromptFirst } from './usage.js';

const name = 'cohere-v2';

/**
 * `{"apiFormat":"COHEREV2","message":{…}}` for each increment, then the role alone beside the finish reason
 * (live: cohere-ai/cohere-python #756). Thinking parts and the frame with calls, reason and usage are from
 * client tests (cohere-python, NVIDIA/NeMo-Relay). With closing `split`, the calls stand in a frame of
 * their own. A `pad` was never seen; a variant that has it puts it where COHERE does.
 */
export const cohereV2: Dialect = {
  name,
  apiFormat: 'COHEREV2',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    return v2Frames(turn, encoding).map(({ usage, ...frame }) =>
      JSON.stringify(
        compact({
          apiFormat: 'COHEREV2',
          ...frame,
          pad: encoding.variant.pad ? encoding.pad() : undefined,
          usage,
        }),
      ),
    );
  },
  decode: (frames, strictness) => readStream(name, cohereV2Grammar, frames, strictness),
  encodeAnswer(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'answer');
    return JSON.stringify({
      modelId: encoding.modelId,
      modelVersion: encoding.modelVersion,
      chatResponse: compact({
        apiFormat: 'COHEREV2',
        id: encoding.id,
        message: answerMessage(turn),
        finishReason: spelled(turn),
        usage: turn.usage === undefined ? undefined : writeUsagePromptFirst(turn.usage),
      }),
    });
  },
  decodeAnswer: (body, strictness) => readAnswer(name, cohereV2Answer, body, strictness),
};

function v2Frames(turn: Turn, { variant, split, includeUsage }: Encoding): readonly JsonObject[] {
  const calls = callsMessage(turn);
  const apart = calls !== undefined && variant.closing === 'split';
  const usage = variant.usage === 'in-closing' && includeUsage ? turn.usage : undefined;
  const messages = [
    ...split(turn.reasoning ?? '').map(thinkingMessage),
    ...split(turn.text).map(textMessage),
    ...(apart ? [calls] : []),
  ];
  return [
    ...messages.map((message) => ({ message })),
    {
      message: calls === undefined || apart ? { role: 'ASSISTANT' } : calls,
      finishReason: spelled(turn),
      usage: usage === undefined ? undefined : writeUsagePromptFirst(usage),
    },
  ];
}

const thinkingPart = (text: string): JsonObject => ({ type: 'THINKING', thinking: text });

const thinkingMessage = (text: string): JsonObject => ({
  role: 'ASSISTANT',
  content: [thinkingPart(text)],
});

const callsMessage = ({ toolCalls }: Turn): JsonObject | undefined =>
  toolCalls.length === 0
    ? undefined
    : { role: 'ASSISTANT', content: [], toolCalls: toolCalls.map(nestedCall) };

/** Unlike in GENERIC, name and arguments stand in a nested `function`. */
const nestedCall = (call: ToolCall): JsonObject => ({
  id: call.id,
  type: 'FUNCTION',
  function: { name: call.name, arguments: call.arguments },
});

const answerMessage = (turn: Turn): JsonObject =>
  compact({
    role: 'ASSISTANT',
    content: [
      ...(turn.reasoning === undefined ? [] : [thinkingPart(turn.reasoning)]),
      ...(turn.text === '' ? [] : [{ type: 'TEXT', text: turn.text }]),
    ],
    toolCalls: turn.toolCalls.length === 0 ? undefined : turn.toolCalls.map(nestedCall),
  });

const spelled = ({ finishReason }: Turn): string | null =>
  finishReason === null ? null : (writeFinishReason('COHEREV2', finishReason) ?? null);
