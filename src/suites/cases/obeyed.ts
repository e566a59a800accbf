/** Requests that say how the answer is to be: its limit, its tools. Nothing is scripted. */
import type { ApiFormat, ChatCall, ChatOptions } from '../../protocol/call.js';
import type { Case, CheckUse } from '../case.js';
import { ask, type ModelKey } from './calls.js';

const limit = 4;
const long = `${'Say in a few words when the train leaves. '.repeat(8)}Which platform?`;

const limited = (model: ModelKey, apiFormat: ApiFormat, caughtBy: Case['caughtBy']): Case => ({
  id: `request/obeyed/limit-${apiFormat.toLowerCase()}`,
  level: 'must',
  title: `${apiFormat}: maxTokens ends the answer, and the token counts fit a long question.`,
  because: ['request/limit-is-obeyed', 'usage/whole-answer'],
  transports: ['sdk'],
  needs: ['known-models'],
  when: withOptions(ask(model, { stream: false, prompt: long }), { maxTokens: limit }),
  then: [{ check: 'limit-ends-the-answer', expect: limit }, 'question-outweighs-the-answer'],
  caughtBy,
});

const chosen = (
  id: string,
  title: string,
  prompt: string,
  toolChoice: NonNullable<ChatOptions['toolChoice']>,
  then: readonly [CheckUse, ...CheckUse[]],
  caughtBy: Case['caughtBy'],
): Case => ({
  id: `request/obeyed/${id}`,
  level: 'must',
  title,
  because: ['request/tool-choice-is-obeyed'],
  transports: ['sdk'],
  needs: ['known-models'],
  when: withOptions(ask('llama', { stream: false, tools: true, prompt }), { toolChoice }),
  then,
  caughtBy,
});

const withOptions = (call: ChatCall, options: ChatOptions): ChatCall => ({
  ...call,
  options: { ...call.options, ...options },
});

export const obeyedCases: readonly Case[] = [
  limited('llama', 'GENERIC', [
    'answer-lacks-usage',
    'counts-of-question-and-answer-swapped',
    'drops-settings',
    'ignores-max-tokens',
    'length-becomes-stop',
    'usage-always-zero',
  ]),
  limited('cohere', 'COHERE', [
    'answer-lacks-usage',
    'counts-of-question-and-answer-swapped',
    'drops-settings',
    'ignores-max-tokens',
    'length-becomes-stop',
    'rejects-unknown-fields',
    'usage-always-zero',
  ]),
  limited('cohereV2', 'COHEREV2', [
    'answer-lacks-usage',
    'counts-of-question-and-answer-swapped',
    'drops-settings',
    'ignores-max-tokens',
    'length-becomes-stop',
    'rejects-unknown-fields',
    'usage-always-zero',
    'v2-answer-with-choices',
  ]),
  chosen(
    'tool-required',
    'toolChoice REQUIRED: a function is called although nobody asks for it.',
    'Hello',
    'required',
    [{ check: 'calls-are-of', expect: ['find_train'] }],
    ['answer-loses-calls', 'drops-settings', 'drops-tools', 'ignores-tool-choice'],
  ),
  chosen(
    'tool-none',
    'toolChoice NONE: no function is called although the question asks for it.',
    'When does the next train leave for the harbour?',
    'none',
    [{ check: 'calls-are-of', expect: [] }, 'text-is-not-empty'],
    ['drops-settings', 'ignores-tool-choice'],
  ),
  chosen(
    'tool-named',
    'toolChoice FUNCTION: the function it names is called, not the first one.',
    'Hello',
    { name: 'get_tide' },
    [{ check: 'calls-are-of', expect: ['get_tide'] }],
    [
      'answer-loses-calls',
      'drops-later-tools',
      'drops-settings',
      'drops-tools',
      'ignores-tool-choice',
    ],
  ),
];
