/** Chat completions as a client sends them: the request line, its headers, its body. Nothing is scripted. */
import type { ChatCall, ChatOptions } from '../../protocol/call.js';
import type { Case, CheckUse, Level } from '../case.js';
import { otherTool, question, tool } from './requests-asked.js';

const llama = 'meta.llama-3.3-70b-instruct';

const chat = (more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model: llama,
  apiFormat: 'GENERIC',
  stream: false,
  messages: [question],
  ...more,
});
const set = (options: ChatOptions, model = llama): ChatCall => chat({ model, options });
const carries = (expect: object): CheckUse => ({ check: 'request-carries', expect });
const lacks = (...expect: readonly string[]): CheckUse => ({ check: 'request-lacks', expect });

interface Row {
  /** Behind `chat/request/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  /** Absent: every auth mode of the run. */
  readonly auths?: NonNullable<Case['auths']>;
  readonly when: ChatCall;
  readonly then: readonly [CheckUse, ...CheckUse[]];
  readonly caughtBy: Case['caughtBy'];
}

const surroundings: readonly Row[] = [
  {
    id: 'sent/line',
    title: 'A chat is one POST to /openai/v1/chat/completions.',
    because: ['chat/request/base'],
    when: chat(),
    then: [{ check: 'request-line-is', expect: 'POST /openai/v1/chat/completions' }, 'one-request'],
    caughtBy: ['openai-chat-asks-at-the-root'],
  },
  {
    id: 'sent/line-of-a-stream',
    title: 'A stream is one POST to the same path.',
    because: ['chat/request/base'],
    when: chat({ stream: true }),
    then: [
      { check: 'request-line-is', expect: 'POST /openai/v1/chat/completions' },
      'one-request',
      carries({ stream: true }),
    ],
    caughtBy: ['openai-chat-asks-at-the-root'],
  },
  {
    id: 'sent/credentials',
    title: 'The request proves who calls: signed, or with a key.',
    because: ['chat/request/signed', 'chat/key/accepted'],
    when: chat(),
    then: ['requests-are-signed', 'journal-keeps-no-secret'],
    caughtBy: ['forgets-who-called'],
  },
  {
    id: 'sent/credentials-over-unicode',
    title: 'A body beyond ASCII is signed as it is sent.',
    because: ['chat/request/signed', 'chat/request/json'],
    auths: ['api_key'],
    when: chat({ messages: [{ role: 'user', text: 'Où est la gare ? 🚉 איפה התחנה?' }] }),
    then: ['requests-are-signed', 'prompt-arrives-unchanged'],
    caughtBy: ['drops-emoji-from-prompts', 'forgets-who-called', 'hashes-the-body-as-latin-1'],
  },
  {
    id: 'sent/compartment',
    title: 'The compartment stands in both headers.',
    because: ['chat/request/compartment-headers'],
    level: 'info',
    when: chat(),
    then: ['compartment-is-in-both-headers'],
    caughtBy: ['openai-chat-sends-one-compartment-header'],
  },
  {
    id: 'sent/nothing-of-openai',
    title: "Nothing of an account at OpenAI's is sent.",
    because: ['chat/request/no-leak'],
    level: 'should',
    when: chat(),
    then: ['nothing-of-openai-leaks', 'no-secret-in-sight'],
    caughtBy: ['openai-chat-leaks-openai-account'],
  },
  {
    id: 'sent/content-type',
    title: 'The body is JSON, and is said to be.',
    because: ['chat/request/json'],
    when: chat(),
    then: ['content-type-is-json', carries({ model: llama })],
    caughtBy: ['openai-chat-sends-plain-text'],
  },
];

const bodies: readonly Row[] = [
  {
    id: 'sent/roles',
    title: 'Messages have lower-case roles, the system among them, in order.',
    because: ['chat/request/messages'],
    when: chat({
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', text: 'Hello' },
        { role: 'assistant', text: 'Hello!' },
        question,
      ],
    }),
    then: [
      carries({
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hello' },
          { role: 'assistant', content: 'Hello!' },
          { role: 'user', content: 'When is high tide?' },
        ],
      }),
    ],
    caughtBy: ['drops-system-messages', 'merges-history'],
  },
  {
    id: 'sent/two-system-messages',
    title: 'Every system message is sent, not the first alone.',
    because: ['chat/request/messages', 'request/text-as-given'],
    level: 'should',
    when: chat({
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'system', text: 'Name the harbour.' },
        question,
      ],
    }),
    then: [
      carries({
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'system', content: 'Name the harbour.' },
          { role: 'user', content: 'When is high tide?' },
        ],
      }),
    ],
    caughtBy: ['drops-later-system-messages', 'drops-system-messages', 'merges-history'],
  },
  {
    id: 'sent/tools',
    title: 'A tool is nested in function, and the choice of it is a word.',
    because: ['chat/request/tools'],
    when: chat({ tools: [tool, otherTool], options: { toolChoice: 'required' } }),
    then: [
      carries({
        tools: [tool, otherTool].map((one) => ({ type: 'function', function: one })),
        tool_choice: 'required',
      }),
    ],
    caughtBy: [
      'drops-later-tools',
      'drops-settings',
      'drops-tools',
      'forgets-the-words-of-a-parameter',
      'takes-all-parameters-for-text',
    ],
  },
  {
    id: 'sent/tool-choice-of-one-function',
    title: 'The one function is named inside function.',
    because: ['chat/request/tools'],
    when: chat({ tools: [tool], options: { toolChoice: { name: 'get_tide' } } }),
    then: [carries({ tool_choice: { type: 'function', function: { name: 'get_tide' } } })],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/parallel-calls-forbidden',
    title: 'parallel_tool_calls false is sent.',
    because: ['chat/request/tools'],
    when: chat({ tools: [tool], options: { parallelToolCalls: false } }),
    then: [carries({ parallel_tool_calls: false })],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/second-round',
    title: 'A second round repeats the call and answers it by its id; it is taken.',
    because: ['chat/request/tool-results'],
    when: chat({
      tools: [tool],
      messages: [
        question,
        {
          role: 'assistant',
          text: '',
          toolCalls: [
            { id: 'call_1', name: 'get_tide', arguments: '{"harbour":"Cork"}' },
            { id: 'call_2', name: 'get_tide', arguments: '{"harbour":"Bray"}' },
          ],
        },
        { role: 'tool', text: 'at noon', toolCallId: 'call_1' },
        { role: 'tool', text: 'at one', toolCallId: 'call_2' },
      ],
    }),
    then: [
      'request-is-accepted',
      carries({
        messages: [
          { role: 'user' },
          {
            role: 'assistant',
            tool_calls: [
              {
                id: 'call_1',
                type: 'function',
                function: { name: 'get_tide', arguments: '{"harbour":"Cork"}' },
              },
              {
                id: 'call_2',
                type: 'function',
                function: { name: 'get_tide', arguments: '{"harbour":"Bray"}' },
              },
            ],
          },
          { role: 'tool', tool_call_id: 'call_1', content: 'at noon' },
          { role: 'tool', tool_call_id: 'call_2', content: 'at one' },
        ],
      }),
    ],
    caughtBy: ['flattens-tool-results', 'merges-history', 'openai-chat-refuses-tool-results'],
  },
  {
    id: 'sent/settings',
    title: 'Settings keep their names.',
    because: ['chat/request/settings'],
    when: set({ temperature: 0.2, topP: 0.9, seed: 7, stop: ['END'] }),
    then: [
      'request-is-accepted',
      carries({ temperature: 0.2, top_p: 0.9, seed: 7, stop: ['END'] }),
    ],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/candidates',
    title: 'The number of candidates is n.',
    because: ['chat/request/settings'],
    when: set({ candidates: 2 }),
    then: ['request-is-accepted', carries({ n: 2 })],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/reasoning-effort',
    title: 'How much to reason is reasoning_effort.',
    because: ['chat/request/settings'],
    when: set({ reasoningEffort: 'low' }, 'openai.gpt-5'),
    then: ['request-is-accepted', carries({ reasoning_effort: 'low' })],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/settings-of-zero',
    title: 'A setting that is 0 is sent, too.',
    because: ['chat/request/settings', 'request/settings-of-zero'],
    when: set({ temperature: 0, topP: 0, seed: 0 }),
    then: ['request-is-accepted', carries({ temperature: 0, top_p: 0, seed: 0 })],
    caughtBy: ['drops-settings', 'drops-zeros'],
  },
  {
    id: 'sent/usage-wish',
    title: 'Token counts of a stream are wished for in stream_options.',
    because: ['chat/request/settings', 'chat/usage/own-chunk'],
    when: chat({ stream: true, options: { includeUsage: true } }),
    then: [carries({ stream: true, stream_options: { include_usage: true } }), 'usage-is-present'],
    caughtBy: [
      'forgets-to-ask-for-usage',
      'openai-chat-overlooks-usage-chunks',
      'usage-in-final-frame',
      'usage-missing',
    ],
  },
  {
    id: 'sent/no-usage-wish',
    level: 'info',
    title: 'A wish that nobody had is not sent, and nothing is counted.',
    because: ['chat/usage/own-chunk', 'chat/request/settings'],
    when: chat({ stream: true }),
    then: [lacks('stream_options'), 'usage-is-absent'],
    caughtBy: ['always-asks-for-usage', 'openai-chat-usage-unasked'],
  },
  {
    id: 'sent/schema',
    title: 'A schema for the answer stands in response_format.',
    because: ['chat/request/settings'],
    when: set({
      responseFormat: {
        name: 'tide',
        schema: { type: 'object', properties: { hour: { type: 'integer' } }, required: ['hour'] },
      },
    }),
    then: [
      'request-is-accepted',
      carries({
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'tide', schema: { type: 'object', required: ['hour'] } },
        },
      }),
    ],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/limit-of-llama',
    title: 'The limit of most models is max_tokens.',
    because: ['chat/request/token-limit'],
    when: set({ maxTokens: 64 }),
    then: ['request-is-accepted', carries({ max_tokens: 64 }), lacks('max_completion_tokens')],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/limit-of-gpt-oss',
    title: 'The limit of gpt-oss is max_tokens.',
    because: ['chat/request/token-limit'],
    when: set({ maxTokens: 64 }, 'openai.gpt-oss-120b'),
    then: ['request-is-accepted', carries({ max_tokens: 64 }), lacks('max_completion_tokens')],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'sent/limit-of-gpt-5',
    title: 'The limit of gpt-5 is max_completion_tokens.',
    because: ['chat/request/token-limit', 'chat/refused/max-tokens'],
    when: set({ maxTokens: 64 }, 'openai.gpt-5'),
    then: ['request-is-accepted', carries({ max_completion_tokens: 64 }), lacks('max_tokens')],
    caughtBy: ['drops-settings', 'sends-max-tokens-to-openai'],
  },
];

export const openAiChatSentCases: readonly Case[] = [...surroundings, ...bodies].map(
  ({ id, level = 'must', ...rest }) => ({
    id: `chat/request/${id}`,
    level,
    transports: ['v1'],
    needs: ['journal', 'known-models'],
    ...rest,
  }),
);
