/** How GENERIC streams end: finish reasons, errors, and ends that are none. One row a recording. */
import type { Case } from '../case.js';
import { type Played, streamed } from './played.js';

const rows: readonly Played[] = [
  {
    recording: 'generic/finish-length',
    title: 'length is reported as such, and not as a clean stop.',
    because: ['stream/generic/finish-reasons'],
    model: 'gpt',
    caughtBy: ['length-becomes-stop', 'demands-done'],
  },
  {
    recording: 'generic/finish-max-tokens',
    title: "Gemini's max_tokens means length.",
    because: ['stream/generic/finish-reasons'],
    model: 'gemini',
    caughtBy: ['length-becomes-stop', 'demands-done'],
  },
  {
    recording: 'generic/finish-content-filter',
    title: 'content_filter is reported as such.',
    because: ['stream/generic/finish-reasons'],
    model: 'gpt',
    caughtBy: ['content-filter-becomes-stop', 'demands-done'],
  },
  {
    recording: 'generic/finish-unlisted',
    title: 'A finish reason that no list names does not break the client.',
    because: ['stream/generic/finish-reasons'],
    level: 'should',
    model: 'grok',
    caughtBy: ['crashes-on-unlisted-finish-reason', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/finish-malformed-function-call',
    title: 'malformed_function_call is no clean stop.',
    because: ['answer/generic/malformed-function-call'],
    level: 'should',
    model: 'gemini',
    caughtBy: ['malformed-call-becomes-stop', 'empty-answer-is-an-error', 'demands-done'],
  },
  {
    recording: 'generic/finish-length-without-text',
    title: 'An answer whose limit went to reasoning is empty and cut by length.',
    because: ['stream/generic/empty-answer'],
    level: 'should',
    model: 'gpt',
    caughtBy: ['empty-answer-is-an-error', 'length-becomes-stop', 'demands-done'],
  },
  {
    recording: 'generic/cut-between-frames',
    title: 'A body that ends before the final frame is an error.',
    because: ['framing/cut'],
    model: 'llama',
    outcome: ['cut-is-an-error'],
    caughtBy: ['cut-is-clean-end'],
  },
  {
    recording: 'generic/cut-inside-frame',
    title: 'A body that ends inside a frame is an error.',
    because: ['framing/cut', 'framing/broken-json'],
    model: 'llama',
    outcome: ['cut-is-an-error'],
    caughtBy: ['cut-is-clean-end'],
  },
  {
    recording: 'generic/cut-before-first-frame',
    title: 'A body without a frame is an error.',
    because: ['framing/cut'],
    model: 'llama',
    outcome: ['cut-is-an-error'],
    caughtBy: ['cut-is-clean-end'],
  },
  {
    recording: 'generic/done-without-closing',
    title: '[DONE] without a final frame before it: the text is kept, whatever the end is called.',
    because: ['framing/cut'],
    level: 'info',
    model: 'llama',
    outcome: ['text-is-as-given'],
    caughtBy: ['forgets-text-without-a-finish-reason'],
  },
];

export const streamsEndsCases: readonly Case[] = rows.map(streamed);
