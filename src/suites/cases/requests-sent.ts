/** Cases on what a provider sends: one row a call, with what must stand in its body. */
import { endpointOcid, modelOcid } from '../../protocol/models.js';
import type { Case, CheckUse } from '../case.js';
import {
  answeredCall,
  chat,
  generic,
  otherTool,
  part,
  question,
  type Sent,
  schema,
  tool,
  zeros,
} from './requests-asked.js';
import { cohereSent } from './requests-sent-cohere.js';

/** The region of the mock, in the OCIDs of its models. */
const region = 'us-chicago-1';

/** White space on both ends, and an accent as a character of its own. */
const untidy = '  Cafe\u0301?\n';

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
    id: 'generic/two-system-messages',
    title: 'GENERIC has every system message, not the first alone',
    because: ['request/generic/messages', 'request/text-as-given'],
    level: 'should',
    when: generic({
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'system', text: 'Name the harbour.' },
        question,
      ],
    }),
    carries: {
      chatRequest: {
        messages: [
          { role: 'SYSTEM', content: part('Be brief.') },
          { role: 'SYSTEM', content: part('Name the harbour.') },
          { role: 'USER', content: part('When is high tide?') },
        ],
      },
    },
    caughtBy: ['drops-later-system-messages', 'drops-system-messages', 'merges-history'],
  },
  {
    id: 'generic/developer-message',
    title: 'GENERIC has a role of its own for what a developer says',
    because: ['request/generic/messages'],
    level: 'info',
    when: generic({ messages: [{ role: 'developer', text: 'Be kind.' }, question] }),
    carries: {
      chatRequest: {
        messages: [
          { role: 'DEVELOPER', content: part('Be kind.') },
          { role: 'USER', content: part('When is high tide?') },
        ],
      },
    },
    caughtBy: ['developer-becomes-system', 'merges-history'],
  },
  {
    id: 'generic/text-as-given',
    title: 'White space and combining characters of a message stay as they are',
    because: ['request/text-as-given'],
    when: generic({ messages: [{ role: 'user', text: untidy }] }),
    carries: { chatRequest: { messages: [{ role: 'USER', content: part(untidy) }] } },
    caughtBy: ['tidies-prompts', 'hashes-the-body-as-latin-1'],
  },
  {
    id: 'generic/no-settings-of-its-own',
    title: 'GENERIC has no setting that the caller did not give',
    because: ['request/no-settings-of-its-own'],
    level: 'should',
    when: generic({}),
    carries: { chatRequest: { apiFormat: 'GENERIC' } },
    lacks: ['maxTokens', 'temperature', 'topP', 'topK', 'seed', 'stop', 'toolChoice'],
    caughtBy: ['has-a-temperature-of-its-own'],
  },
  {
    id: 'generic/flat-tools',
    title: 'GENERIC tools are flat, and the tool choice is an object',
    because: ['request/generic/tools', 'request/generic/tool-choice'],
    when: generic({ tools: [tool, otherTool], options: { toolChoice: 'required' } }),
    carries: {
      chatRequest: {
        tools: [
          {
            type: 'FUNCTION',
            name: 'get_tide',
            description: 'Tells the tide.',
            parameters: tool.parameters,
          },
          { type: 'FUNCTION', name: 'find_mooring', parameters: otherTool.parameters },
        ],
        toolChoice: { type: 'REQUIRED' },
      },
    },
    caughtBy: [
      'drops-later-tools',
      'drops-settings',
      'drops-tools',
      'forgets-the-words-of-a-parameter',
      'takes-all-parameters-for-text',
    ],
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
    id: 'generic/settings-of-zero',
    title: 'GENERIC has a setting that is 0, too',
    because: ['request/settings-of-zero', 'request/generic/settings'],
    when: generic({ options: zeros }),
    carries: { chatRequest: zeros },
    caughtBy: ['drops-settings', 'drops-zeros'],
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
    id: 'generic/json-schema',
    title: 'GENERIC takes a schema as JSON_SCHEMA with its name, and the text fits it',
    because: ['request/generic/response-format', 'request/is-strict'],
    level: 'should',
    when: generic({ options: { responseFormat: { name: 'tide', schema } } }),
    carries: {
      chatRequest: {
        responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide', schema } },
      },
    },
    and: ['no-error', { check: 'text-is-json-with', expect: ['hour'] }],
    caughtBy: ['drops-settings', 'openai-chat-ignores-schemas'],
  },
  {
    id: 'generic/json-object',
    title: 'GENERIC takes the wish for JSON as JSON_OBJECT',
    because: ['request/generic/response-format'],
    level: 'should',
    when: generic({ options: { responseFormat: 'json_object' } }),
    carries: { chatRequest: { responseFormat: { type: 'JSON_OBJECT' } } },
    caughtBy: ['drops-settings'],
  },
  {
    id: 'generic/reasoning-effort',
    title: 'GENERIC takes how much to reason in upper case',
    because: ['request/generic/reasoning-effort'],
    level: 'should',
    when: chat('openai.gpt-5.4', 'GENERIC', { options: { reasoningEffort: 'low' } }),
    carries: { chatRequest: { reasoningEffort: 'LOW' } },
    caughtBy: ['drops-settings'],
  },
  {
    id: 'generic/candidates',
    title: 'GENERIC takes the number of answers as numGenerations, and gives as many',
    because: ['request/generic/candidates', 'answer/generic/candidates'],
    level: 'should',
    when: generic({ options: { candidates: 2 } }),
    carries: { chatRequest: { numGenerations: 2 } },
    and: ['no-error', { check: 'candidates-are', expect: 2 }],
    caughtBy: [
      'answer-lacks-envelope',
      'drops-settings',
      'openai-chat-gives-one-candidate',
      'openai-chat-hears-one-candidate',
    ],
  },
  ...cohereSent,
  {
    id: 'serving/on-demand-by-name',
    title: "A model's public name is served ON_DEMAND, in the caller's compartment",
    because: ['request/serving-mode'],
    when: chat('xai.grok-3-fast', 'GENERIC', {}),
    carries: { servingMode: { servingType: 'ON_DEMAND', modelId: 'xai.grok-3-fast' } },
    caughtBy: ['sends-another-model'],
  },
  {
    id: 'serving/own-compartment',
    title: 'A chat is asked for in the compartment that was given',
    because: ['request/compartment'],
    when: generic({}),
    carries: {},
    and: ['compartment-is-the-given-one'],
    caughtBy: ['calls-in-the-tenancy'],
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

function checksOf({ carries, lacks, and = [] }: Sent): Case['then'] {
  const absent: readonly CheckUse[] = lacks ? [{ check: 'request-lacks', expect: lacks }] : [];
  return ['request-is-accepted', { check: 'request-carries', expect: carries }, ...absent, ...and];
}
