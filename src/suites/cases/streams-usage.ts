/** Token counts and reasoning in streams. One row a recording. */
import type { Case } from '../case.js';
import { type Played, streamed } from './played.js';

const rows: readonly Played[] = [
  {
    recording: 'generic/llama-text-usage',
    title: 'Token counts in a frame of their own are read, and the stream still ends once.',
    because: ['usage/generic/own-frame', 'framing/ends-once'],
    model: 'llama',
    usage: true,
    caughtBy: [
      'crashes-on-usage-frame',
      'ends-again-at-usage',
      'crashes-on-done',
      'usage-always-zero',
    ],
  },
  {
    recording: 'generic/closing-with-usage',
    title: 'Token counts in the final frame are read.',
    because: ['usage/generic/in-final-frame'],
    level: 'should',
    model: 'gemini',
    usage: true,
    caughtBy: [
      'crashes-on-usage-frame',
      'ends-again-at-usage',
      'usage-always-zero',
      'demands-done',
    ],
  },
  {
    recording: 'generic/usage-with-details',
    title: 'Reasoning and cached tokens are read from the details.',
    because: ['usage/details'],
    level: 'should',
    model: 'gpt',
    usage: true,
    and: ['usage-details-are-as-given'],
    caughtBy: [
      'drops-usage-details',
      'crashes-on-usage-frame',
      'ends-again-at-usage',
      'usage-always-zero',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-then-text',
    title: 'Reasoning before the text stands apart from it.',
    because: ['reasoning/generic'],
    model: 'grokMini',
    caughtBy: [
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'twenty-frames-a-read',
      'crashes-on-missing-message',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-beside-text',
    title: 'Reasoning beside text, in one frame, stands apart from it.',
    because: ['reasoning/generic'],
    model: 'grokMini',
    caughtBy: [
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'crashes-on-missing-message',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-only',
    title: 'Reasoning without text is no text.',
    because: ['reasoning/generic', 'stream/generic/empty-answer'],
    model: 'grokMini',
    caughtBy: [
      'empty-answer-is-an-error',
      'length-becomes-stop',
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'crashes-on-missing-message',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-hebrew',
    title: 'Hebrew reasoning arrives letter by letter.',
    because: ['reasoning/generic', 'stream/generic/all-scripts'],
    model: 'grokMini',
    caughtBy: [
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'crashes-on-missing-message',
      'latin1-text',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-role-only-frames',
    title: 'Frames with a role alone, among reasoning, add nothing.',
    because: ['reasoning/generic'],
    model: 'gptOss',
    caughtBy: [
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'twenty-frames-a-read',
      'demands-done',
    ],
  },
  {
    recording: 'generic/reasoning-null',
    title: 'reasoningContent null beside text is no reasoning.',
    because: ['reasoning/may-be-null'],
    level: 'should',
    model: 'gptOss',
    caughtBy: [
      'null-reasoning-becomes-text',
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'twenty-frames-a-read',
      'demands-done',
    ],
  },
  {
    recording: 'cohere-v2/thinking-then-text',
    title: 'THINKING parts are reasoning, and no text.',
    because: ['stream/cohere-v2/thinking'],
    model: 'cohereV2',
    caughtBy: [
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'reads-v2-like-v1',
      'twenty-frames-a-read',
    ],
  },
];

export const streamsUsageCases: readonly Case[] = rows.map(streamed);
