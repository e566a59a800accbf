/** Chat completions that say how the answer is to be. Nothing is scripted. */
import type { Case } from '../case.js';
import { ask } from './calls.js';

const obeyedBecause = ['chat/request/obeyed'] as const;
const obeyedBase = { transports: ['v1'], needs: ['known-models'], level: 'should' } as const;
const asked = ask('llama', { stream: false });
const offered = ask('llama', { stream: false, tools: true });

export const openAiChatObeyedCases: readonly Case[] = [
  {
    ...obeyedBase,
    id: 'chat/obeyed/candidates',
    title: 'n gives as many candidates.',
    because: [...obeyedBecause, 'chat/answer/candidates'],
    when: { ...asked, options: { candidates: 3 } },
    then: ['no-error', { check: 'candidates-are', expect: 3 }],
    caughtBy: [
      'drops-settings',
      'openai-chat-gives-one-candidate',
      'openai-chat-hears-one-candidate',
      'openai-family-says-nothing',
    ],
  },
  {
    ...obeyedBase,
    id: 'chat/obeyed/limit',
    title: 'max_tokens ends the answer.',
    because: obeyedBecause,
    when: { ...asked, options: { maxTokens: 3 } },
    then: ['no-error', { check: 'limit-ends-the-answer', expect: 3 }],
    caughtBy: [
      'counts-of-question-and-answer-swapped',
      'drops-settings',
      'ignores-max-tokens',
      'openai-chat-length-becomes-stop',
    ],
  },
  {
    ...obeyedBase,
    id: 'chat/obeyed/tool-required',
    title: 'tool_choice required: a function is called.',
    because: obeyedBecause,
    when: { ...offered, options: { toolChoice: 'required' } },
    then: ['no-error', { check: 'calls-are-of', expect: ['find_train'] }],
    caughtBy: ['drops-tools'],
  },
  {
    ...obeyedBase,
    id: 'chat/obeyed/tool-named',
    title: 'tool_choice names a function: that one is called.',
    because: obeyedBecause,
    when: { ...offered, options: { toolChoice: { name: 'get_tide' } } },
    then: ['no-error', { check: 'calls-are-of', expect: ['get_tide'] }],
    caughtBy: ['drops-later-tools', 'drops-settings', 'drops-tools', 'ignores-tool-choice'],
  },
  {
    ...obeyedBase,
    id: 'chat/obeyed/tool-none',
    title: 'tool_choice none: no function is called.',
    because: obeyedBecause,
    when: { ...offered, options: { toolChoice: 'none' } },
    then: ['no-error', { check: 'calls-are-of', expect: [] }, 'text-is-not-empty'],
    caughtBy: ['drops-settings', 'ignores-tool-choice', 'openai-family-says-nothing'],
  },
  {
    ...obeyedBase,
    id: 'chat/obeyed/schema',
    title: 'A schema in response_format: the text is JSON that fits it.',
    because: obeyedBecause,
    when: {
      ...asked,
      options: {
        responseFormat: {
          name: 'tide',
          schema: { type: 'object', properties: { hour: { type: 'integer' } }, required: ['hour'] },
        },
      },
    },
    then: ['no-error', { check: 'text-is-json-with', expect: ['hour'] }],
    caughtBy: [
      'drops-settings',
      'openai-chat-ignores-schemas',
      'openai-chat-trims-answers',
      'openai-family-says-nothing',
    ],
  },
];
