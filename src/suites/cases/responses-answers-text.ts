/** What whole Responses say. One row a recording. */
import type { Case } from '../case.js';
import type { Played } from './played.js';
import { wholeResponse } from './responses-played.js';

const usual = ['responses-reads-top-level-text', 'responses-usage-always-zero'] as const;

const rows: readonly Played[] = [
  {
    recording: 'openai-responses/answer-text',
    title: 'A text is reported whole, with its counts.',
    because: ['responses/answer/text'],
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-text-gpt-oss',
    title: 'A text of gpt-oss is reported whole.',
    because: ['responses/answer/text'],
    model: 'gptOss',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-arabic',
    title: 'Text from right to left is reported as it is written.',
    because: ['responses/answer/text'],
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-hebrew',
    title: 'Hebrew beside digits is reported as it is written.',
    because: ['responses/answer/text'],
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-emoji',
    title: 'Emoji that are joined of several stay whole.',
    because: ['responses/answer/text'],
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-multi-line-text',
    title: 'Line feeds, carriage returns and blanks of the text stay.',
    because: ['responses/answer/text'],
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-pretty-printed',
    title: 'A body of many lines is read like one of a single line.',
    because: ['responses/answer/text'],
    model: 'gpt',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-minimal',
    title: 'A response with nothing but what a client needs is read.',
    because: ['responses/answer/missing-members'],
    level: 'should',
    model: 'gpt',
    caughtBy: ['responses-reads-top-level-text'],
  },
  {
    recording: 'openai-responses/answer-unknown-members',
    title: 'Members that nobody knows are passed over.',
    because: ['responses/stream/unknown'],
    model: 'gpt',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-multi-agent',
    title: 'The answer of several agents is the text of its message.',
    because: ['responses/answer/multi-agent'],
    level: 'should',
    model: 'grok',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-cached-input-tokens',
    title: 'Cached tokens of the input are told.',
    because: ['responses/usage'],
    model: 'gpt',
    and: ['usage-details-are-as-given'],
    caughtBy: [...usual, 'responses-drops-usage-details'],
  },
  {
    recording: 'openai-responses/answer-two-messages',
    title: 'The texts of two messages are joined in their order.',
    because: ['responses/stream/several-items'],
    model: 'gpt',
    caughtBy: [...usual, 'responses-first-message-only'],
  },
  {
    recording: 'openai-responses/answer-previous-response',
    title: 'A turn that builds on another one is read like any.',
    because: ['responses/answer/text'],
    model: 'gpt',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-conversation',
    title: 'A turn in a conversation is read like any.',
    because: ['responses/answer/text'],
    model: 'gpt',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-zero-data-retention',
    title: 'A turn that nobody asked not to store says store false; it is read like any.',
    because: ['responses/state/zero-retention-echo'],
    level: 'should',
    model: 'gpt',
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-refusal',
    title: 'A refusal is reported apart from the text.',
    because: ['responses/answer/refusal'],
    model: 'gpt',
    and: ['refusal-is-as-given'],
    caughtBy: [
      'responses-empty-answer-is-an-error',
      'responses-refusal-becomes-text',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-text-then-refusal',
    title: 'Text before a refusal is kept beside it.',
    because: ['responses/answer/refusal'],
    model: 'gpt',
    and: ['refusal-is-as-given'],
    caughtBy: [...usual, 'responses-refusal-becomes-text'],
  },
  {
    recording: 'openai-responses/answer-reasoning-summary',
    title: 'A summary of the reasoning is reported apart from the text.',
    because: ['responses/answer/reasoning'],
    model: 'grok',
    caughtBy: [...usual, 'responses-drops-reasoning'],
  },
  {
    recording: 'openai-responses/answer-reasoning-two-summaries',
    title: 'Two parts of a summary are two paragraphs.',
    because: ['responses/answer/reasoning'],
    model: 'gpt',
    caughtBy: [...usual, 'responses-drops-reasoning'],
  },
  {
    recording: 'openai-responses/answer-reasoning-text',
    title: 'Reasoning in the open is reported apart from the text.',
    because: ['responses/answer/reasoning'],
    model: 'gptOss',
    caughtBy: [...usual, 'responses-drops-reasoning'],
  },
  {
    recording: 'openai-responses/answer-reasoning-encrypted',
    title: 'Reasoning that is encrypted is not taken for text.',
    because: ['responses/answer/reasoning'],
    model: 'gpt',
    caughtBy: [...usual],
  },
];

export const responsesAnswersText: readonly Case[] = rows.map(wholeResponse);
