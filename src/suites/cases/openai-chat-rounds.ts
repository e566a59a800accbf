/** Several rounds with a tool, as agents and gateways make them: each request is made of what came before. */
import type { ChatCall, Message } from '../../protocol/call.js';
import type { Turn } from '../../protocol/turn.js';
import type { Case } from '../case.js';
import { ask } from './calls.js';

const usage = { promptTokens: 10, completionTokens: 5, totalTokens: 15 };

/** What the model calls in a round. */
const calling = (id: string, name: string, text: string): Turn => ({
  text: '',
  toolCalls: [{ id, name, arguments: text }],
  finishReason: 'tool_calls',
  usage,
});

const first = calling('call_1', 'find_train', '{"from":"Cork","to":"Bray"}');
const second = calling('call_2', 'get_tide', '{"harbour":"Bray"}');
const last: Turn = {
  text: 'Take the train at nine: high tide is at noon.',
  toolCalls: [],
  finishReason: 'stop',
  usage,
};

const answers: readonly string[] = ['at nine', 'high at noon'];

/** The messages that follow a round: the calls, and what came of them. */
const after = (turn: Turn, text: string): readonly Message[] => [
  { role: 'assistant', text: turn.text, toolCalls: turn.toolCalls },
  ...turn.toolCalls.map(({ id = '' }): Message => ({ role: 'tool', text, toolCallId: id })),
];

/** The calls of an agent that is given these turns, one after the other. */
function rounds(turns: readonly Turn[], stream: boolean): readonly ChatCall[] {
  const asked = ask('gptOss', { stream, usage: stream, tools: true });
  let messages = asked.messages;
  return turns.map((turn, at) => {
    const step = { ...asked, messages };
    messages = [...messages, ...after(turn, answers[at] ?? '')];
    return step;
  });
}

const turns = [first, second, last];

export const openAiChatRoundsCases: readonly Case[] = (['whole', 'streamed'] as const).map(
  (way): Case => ({
    id: `chat/rounds/${way}`,
    level: 'must',
    title: `Two rounds with a tool lead to an answer, ${way}: each request is taken, and each turn heard.`,
    because: ['chat/request/tool-results', 'chat/tools/fragments'],
    transports: ['v1'],
    needs: ['scripted-reply', 'journal'],
    given: { replies: turns.map((turn) => ({ turn })) },
    when: { operation: 'dialogue', steps: rounds(turns, way === 'streamed') },
    then: [
      'no-step-fails',
      { check: 'steps-give', expect: turns.map((turn) => ({ turn })) },
      { check: 'requests-say', expect: turns.map(() => ({ method: 'POST' })) },
    ],
    caughtBy:
      way === 'whole'
        ? [
            'openai-chat-misreads-call-ids',
            'openai-chat-refuses-tool-results',
            'openai-chat-tool-turn-ends-as-stop',
            'openai-chat-trims-answers',
          ]
        : [
            'openai-chat-call-ids-swapped',
            'openai-chat-crashes-on-null-content',
            'openai-chat-loses-an-increment',
            'openai-chat-misreads-call-ids',
            'openai-chat-overlooks-usage-chunks',
            'openai-chat-refuses-tool-results',
            'openai-chat-tool-turn-ends-as-stop',
            'spaced-json',
            'usage-in-final-frame',
            'usage-missing',
          ],
  }),
);
