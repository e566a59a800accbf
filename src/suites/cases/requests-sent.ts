/** Cases on what a provider sends: one row a call, with what must stand in its body. */
import type { ApiFormat, ChatCall, Message, Tool } from '../../protocol/call.js';
import { endpointOcid, modelOcid } from '../../protocol/models.js';
import type { Case, CheckUse, Level } from '../case.js';

/** The region of the mock, in the OCIDs of its models. */
const region = 'us-chicago-1';

interface Sent {
  /** Behind `request/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly when: ChatCall;
  /** Part of the body. */
  readonly carries: object;
  /** Keys of `chatRequest` that must not be there. */
  readonly lacks?: readonly string[];
  readonly caughtBy: Case['caughtBy'];
}

const tool: Tool = {
  name: 'get_tide',
  description: 'Tells the tide.',
  parameters: {
    type: 'object',
    properties: {
      harbour: { type: 'string', description: 'Name of the harbour' },
      days: { type: 'integer' },
    },
    required: ['harbour'],
  },
};

const question: Message = { role: 'user', text: 'When is high tide?' };

const answeredCall: readonly Message[] = [
  question,
  {
    role: 'assistant',
    text: '',
    toolCalls: [{ id: 'call_1', name: 'get_tide', arguments: '{"harbour":"Cork"}' }],
  },
  { role: 'tool', text: 'at noon', toolCallId: 'call_1' },
];

const chat = (model: string, apiFormat: ApiFormat, more: Partial<ChatCall>): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat,
  stream: false,
  messages: [question],
  ...more,
});
const generic = (more: Partial<ChatCall>) => chat('meta.llama-3.3-70b-instruct', 'GENERIC', more);
const cohere = (more: Partial<ChatCall>) => chat('cohere.command-a-03-2025', 'COHERE', more);
const cohereV2 = (more: Partial<ChatCall>) => chat('cohere.command-a-03-2025', 'COHEREV2', more);

const part = (text: string) => [{ type: 'TEXT', text }];

const rows: readonly Sent[] = [
  {
    id: 'generic/roles-and-typed-parts',
    title: 'GENERIC messages have upper-case roles and typed parts, the system among them',
    because: ['request/generic/messages'],
    when: generic({
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', text: 'Hello' },
        { role: 'assistant', text: 'Hello!' },
        question,
      ],
    }),
    carries: {
      chatRequest: {
        apiFormat: 'GENERIC',
        messages: [
          { role: 'SYSTEM', content: part('Be brief.') },
          { role: 'USER', content: part('Hello') },
          { role: 'ASSISTANT', content: part('Hello!') },
          { role: 'USER', content: part('When is high tide?') },
        ],
      },
    },
    caughtBy: ['drops-system-messages', 'merges-history'],
  },
  {
    id: 'generic/flat-tools',
    title: 'GENERIC tools are flat, and the tool choice is an object',
    because: ['request/generic/tools', 'request/generic/tool-choice'],
    when: generic({ tools: [tool], options: { toolChoice: 'required' } }),
    carries: {
      chatRequest: {
        tools: [
          {
            type: 'FUNCTION',
            name: 'get_tide',
            description: 'Tells the tide.',
            parameters: { type: 'object', required: ['harbour'] },
          },
        ],
        toolChoice: { type: 'REQUIRED' },
      },
    },
    caughtBy: ['drops-tools', 'drops-settings'],
  },
  {
    id: 'generic/tool-choice-of-one-function',
    title: 'GENERIC names the one function beside its type',
    because: ['request/generic/tool-choice'],
    when: generic({ tools: [tool], options: { toolChoice: { name: 'get_tide' } } }),
    carries: { chatRequest: { toolChoice: { type: 'FUNCTION', name: 'get_tide' } } },
    caughtBy: ['drops-settings'],
  },
  {
    id: 'generic/tool-results',
    title: 'GENERIC repeats the call and answers it by its id',
    because: ['request/generic/tool-results'],
    when: generic({ tools: [tool], messages: answeredCall }),
    carries: {
      chatRequest: {
        messages: [
          { role: 'USER' },
          {
            role: 'ASSISTANT',
            toolCalls: [
              {
                id: 'call_1',
                type: 'FUNCTION',
                name: 'get_tide',
                arguments: '{"harbour":"Cork"}',
              },
            ],
          },
          { role: 'TOOL', toolCallId: 'call_1', content: part('at noon') },
        ],
      },
    },
    caughtBy: ['flattens-tool-results', 'merges-history'],
  },
  {
    id: 'generic/settings',
    title: 'GENERIC has every setting of the call under its own name',
    because: ['request/generic/settings'],
    when: generic({
      options: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stop: ['END'] },
    }),
    carries: {
      chatRequest: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stop: ['END'] },
    },
    lacks: ['stopSequences'],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'openai/limit',
    title: 'GPT models take their limit as maxCompletionTokens',
    because: ['request/openai/limit'],
    when: chat('openai.gpt-5.4', 'GENERIC', { options: { maxTokens: 60 } }),
    carries: { chatRequest: { maxCompletionTokens: 60 } },
    lacks: ['maxTokens'],
    caughtBy: ['sends-max-tokens-to-openai', 'drops-settings'],
  },
  {
    id: 'cohere/message-and-history',
    title: 'COHERE has the last user turn as message, and all before it as chatHistory',
    because: ['request/cohere/message-and-history'],
    when: cohere({
      messages: [{ role: 'user', text: 'Hello' }, { role: 'assistant', text: 'Hello!' }, question],
    }),
    carries: {
      chatRequest: {
        apiFormat: 'COHERE',
        message: 'When is high tide?',
        chatHistory: [
          { role: 'USER', message: 'Hello' },
          { role: 'CHATBOT', message: 'Hello!' },
        ],
      },
    },
    caughtBy: ['merges-history'],
  },
  {
    id: 'cohere/parameter-definitions',
    title: 'COHERE tools have parameterDefinitions with the names of Python types',
    because: ['request/cohere/tools'],
    when: cohere({ tools: [tool] }),
    carries: {
      chatRequest: {
        tools: [
          {
            name: 'get_tide',
            description: 'Tells the tide.',
            parameterDefinitions: {
              harbour: { type: 'str', isRequired: true },
              days: { type: 'int' },
            },
          },
        ],
      },
    },
    lacks: ['toolChoice'],
    caughtBy: ['drops-tools'],
  },
  {
    id: 'cohere/current-results',
    title: 'COHERE has the results that end the conversation in toolResults, and an empty message',
    because: ['request/cohere/tool-results'],
    when: cohere({ tools: [tool], messages: answeredCall }),
    carries: {
      chatRequest: {
        message: '',
        toolResults: [
          { call: { name: 'get_tide', parameters: { harbour: 'Cork' } }, outputs: [{}] },
        ],
      },
    },
    caughtBy: ['flattens-tool-results', 'merges-history'],
  },
  {
    id: 'cohere/older-results',
    title: 'COHERE has older results in the history, one TOOL entry a turn',
    because: ['request/cohere/tool-results'],
    when: cohere({
      tools: [tool],
      messages: [...answeredCall, { role: 'assistant', text: 'At noon.' }, question],
    }),
    carries: {
      chatRequest: {
        message: 'When is high tide?',
        chatHistory: [
          { role: 'USER' },
          { role: 'CHATBOT', toolCalls: [{ name: 'get_tide', parameters: { harbour: 'Cork' } }] },
          { role: 'TOOL', toolResults: [{ call: { name: 'get_tide' } }] },
          { role: 'CHATBOT', message: 'At noon.' },
        ],
      },
    },
    lacks: ['toolResults'],
    caughtBy: ['flattens-tool-results', 'merges-history'],
  },
  {
    id: 'cohere/settings',
    title: 'COHERE has every setting under its own name, stopSequences among them',
    because: ['request/cohere/settings'],
    when: cohere({
      options: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stop: ['END'] },
    }),
    carries: {
      chatRequest: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stopSequences: ['END'] },
    },
    lacks: ['stop'],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'cohere-v2/typed-parts',
    title: 'COHEREV2 has messages of typed parts',
    because: ['request/cohere-v2/messages'],
    when: cohereV2({ messages: [{ role: 'system', text: 'Be brief.' }, question] }),
    carries: {
      chatRequest: {
        apiFormat: 'COHEREV2',
        messages: [
          { role: 'SYSTEM', content: part('Be brief.') },
          { role: 'USER', content: part('When is high tide?') },
        ],
      },
    },
    lacks: ['message', 'chatHistory'],
    caughtBy: ['drops-system-messages', 'merges-history'],
  },
  {
    id: 'cohere-v2/nested-tools',
    title: 'COHEREV2 tools are nested, and toolsChoice is a plain word',
    because: ['request/cohere-v2/tools'],
    when: cohereV2({ tools: [tool], options: { toolChoice: 'required' } }),
    carries: {
      chatRequest: {
        tools: [
          { type: 'FUNCTION', function: { name: 'get_tide', description: 'Tells the tide.' } },
        ],
        toolsChoice: 'REQUIRED',
      },
    },
    lacks: ['toolChoice'],
    caughtBy: ['drops-tools', 'drops-settings'],
  },
  {
    id: 'cohere-v2/tool-results',
    title: 'COHEREV2 nests the function of a call, and answers it by its id',
    because: ['request/cohere-v2/tools'],
    when: cohereV2({ tools: [tool], messages: answeredCall }),
    carries: {
      chatRequest: {
        messages: [
          { role: 'USER' },
          {
            role: 'ASSISTANT',
            toolCalls: [
              {
                id: 'call_1',
                type: 'FUNCTION',
                function: { name: 'get_tide', arguments: '{"harbour":"Cork"}' },
              },
            ],
          },
          { role: 'TOOL', toolCallId: 'call_1', content: part('at noon') },
        ],
      },
    },
    caughtBy: ['flattens-tool-results', 'merges-history'],
  },
  {
    id: 'serving/on-demand-by-name',
    title: "A model's public name is served ON_DEMAND, in the caller's compartment",
    because: ['request/serving-mode'],
    when: chat('xai.grok-3-fast', 'GENERIC', {}),
    carries: { servingMode: { servingType: 'ON_DEMAND', modelId: 'xai.grok-3-fast' } },
    caughtBy: ['sends-another-model'],
  },
  {
    id: 'serving/on-demand-by-ocid',
    title: "A model's OCID is served ON_DEMAND",
    because: ['request/serving-mode'],
    when: chat(modelOcid('xai.grok-4', region), 'GENERIC', {}),
    carries: {
      servingMode: { servingType: 'ON_DEMAND', modelId: modelOcid('xai.grok-4', region) },
    },
    caughtBy: ['sends-names-for-ocids'],
  },
  {
    id: 'serving/dedicated-endpoint',
    title: "An endpoint's OCID is served DEDICATED, as endpointId",
    because: ['request/serving-mode'],
    when: chat(endpointOcid(region), 'GENERIC', {}),
    carries: { servingMode: { servingType: 'DEDICATED', endpointId: endpointOcid(region) } },
    caughtBy: ['sends-names-for-ocids'],
  },
];

/** Calls of a provider, judged by what stands on the wire. */
export const sentCases: readonly Case[] = rows.map((row) => ({
  id: `request/${row.id}`,
  level: row.level ?? 'must',
  title: row.title,
  because: row.because,
  transports: ['sdk'],
  needs: ['journal', 'known-models'],
  when: row.when,
  then: checksOf(row),
  caughtBy: row.caughtBy,
}));

function checksOf({ carries, lacks }: Sent): Case['then'] {
  const absent: readonly CheckUse[] = lacks ? [{ check: 'request-lacks', expect: lacks }] : [];
  return ['request-is-accepted', { check: 'request-carries', expect: carries }, ...absent];
}
