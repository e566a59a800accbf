/** What COHERE and COHEREV2 requests carry. */
import {
  answeredCall,
  cohere,
  cohereV2,
  otherTool,
  part,
  question,
  type Sent,
  schema,
  tool,
  zeros,
} from './requests-asked.js';

/** One row a call. */
export const cohereSent: readonly Sent[] = [
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
    id: 'cohere/system-in-history',
    title: 'COHERE has what the system says in chatHistory; preambleOverride would do as well',
    because: ['request/cohere/message-and-history'],
    level: 'info',
    when: cohere({ messages: [{ role: 'system', text: 'Be brief.' }, question] }),
    carries: { chatRequest: { chatHistory: [{ role: 'SYSTEM', message: 'Be brief.' }] } },
    caughtBy: ['drops-system-messages', 'merges-history'],
  },
  {
    id: 'cohere/parameter-definitions',
    title: 'COHERE tools have parameterDefinitions with the names of Python types',
    because: ['request/cohere/tools'],
    when: cohere({ tools: [tool, otherTool] }),
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
          { name: 'find_mooring', parameterDefinitions: { metres: { isRequired: true } } },
        ],
      },
    },
    lacks: ['toolChoice'],
    caughtBy: ['drops-later-tools', 'drops-tools', 'takes-all-parameters-for-text'],
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
    id: 'cohere/json-object',
    title: 'COHERE takes a schema beside JSON_OBJECT',
    because: ['request/cohere/response-format', 'request/refused/json-schema-in-cohere'],
    level: 'should',
    when: cohere({ options: { responseFormat: { name: 'tide', schema } } }),
    carries: { chatRequest: { responseFormat: { type: 'JSON_OBJECT', schema } } },
    caughtBy: ['drops-settings'],
  },
  {
    id: 'cohere/settings-of-zero',
    title: 'COHERE has a setting that is 0, too',
    because: ['request/settings-of-zero', 'request/cohere/settings'],
    when: cohere({ options: zeros }),
    carries: { chatRequest: zeros },
    caughtBy: ['drops-settings', 'drops-zeros'],
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
    when: cohereV2({ tools: [tool, otherTool], options: { toolChoice: 'required' } }),
    carries: {
      chatRequest: {
        tools: [
          {
            type: 'FUNCTION',
            function: {
              name: 'get_tide',
              description: 'Tells the tide.',
              parameters: tool.parameters,
            },
          },
          {
            type: 'FUNCTION',
            function: { name: 'find_mooring', parameters: otherTool.parameters },
          },
        ],
        toolsChoice: 'REQUIRED',
      },
    },
    lacks: ['toolChoice'],
    caughtBy: [
      'drops-later-tools',
      'drops-settings',
      'drops-tools',
      'forgets-the-words-of-a-parameter',
      'takes-all-parameters-for-text',
    ],
  },
  {
    id: 'cohere-v2/settings',
    title: 'COHEREV2 has every setting under its own name, stopSequences among them',
    because: ['request/cohere-v2/settings'],
    when: cohereV2({
      options: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stop: ['END'] },
    }),
    carries: {
      chatRequest: { maxTokens: 60, temperature: 0.5, topP: 0.9, seed: 7, stopSequences: ['END'] },
    },
    lacks: ['stop'],
    caughtBy: ['drops-settings'],
  },
  {
    id: 'cohere-v2/json-object',
    title: 'COHEREV2 takes a schema beside JSON_OBJECT',
    because: ['request/cohere/response-format'],
    level: 'should',
    when: cohereV2({ options: { responseFormat: { name: 'tide', schema } } }),
    carries: { chatRequest: { responseFormat: { type: 'JSON_OBJECT', schema } } },
    caughtBy: ['drops-settings'],
  },
  {
    id: 'cohere-v2/settings-of-zero',
    title: 'COHEREV2 has a setting that is 0, too',
    because: ['request/settings-of-zero', 'request/cohere-v2/settings'],
    when: cohereV2({ options: zeros }),
    carries: { chatRequest: zeros },
    caughtBy: ['drops-settings', 'drops-zeros'],
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
];
