/**
 * Plain chats that any service can answer, live ones too: nothing is scripted, and the provider says
 * what it heard.
 */
import type { Case } from '../case.js';
import { askTarget } from './calls.js';

export const plainCases: readonly Case[] = [
  {
    id: 'stream/plain/generic',
    level: 'must',
    title: 'A plain GENERIC question gets an answer, streamed.',
    because: ['stream/generic/family-default'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('GENERIC', { stream: true }),
    then: ['no-error', 'text-is-not-empty', 'increments-join-to-the-turn', 'ends-once'],
    caughtBy: ['crashes-on-done'],
  },
  {
    id: 'stream/plain/cohere',
    level: 'must',
    title: 'A plain COHERE question gets an answer, streamed.',
    because: ['stream/cohere/increments'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHERE', { stream: true }),
    then: ['no-error', 'text-is-not-empty', 'increments-join-to-the-turn', 'ends-once'],
    caughtBy: ['loses-an-increment', 'appends-cohere-closing-text'],
  },
  {
    id: 'stream/plain/cohere-v2',
    level: 'must',
    title: 'A plain COHEREV2 question gets an answer, streamed.',
    because: ['stream/cohere-v2/increments'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHEREV2', { stream: true }),
    then: ['no-error', 'text-is-not-empty', 'increments-join-to-the-turn', 'ends-once'],
    caughtBy: ['reads-v2-like-v1'],
  },
  {
    id: 'answer/plain/generic',
    level: 'must',
    title: 'A plain GENERIC question gets an answer, whole, with token counts.',
    because: ['answer/generic/text', 'usage/whole-answer'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('GENERIC', { stream: false }),
    then: ['no-error', 'text-is-not-empty', 'usage-is-present'],
    caughtBy: ['answer-lacks-usage', 'usage-always-zero'],
  },
  {
    id: 'answer/plain/cohere',
    level: 'must',
    title: 'A plain COHERE question gets an answer, whole, with token counts.',
    because: ['answer/cohere/text', 'usage/whole-answer'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHERE', { stream: false }),
    then: ['no-error', 'text-is-not-empty', 'usage-is-present'],
    caughtBy: ['answer-lacks-usage', 'rejects-unknown-fields', 'usage-always-zero'],
  },
  {
    id: 'answer/plain/cohere-v2',
    level: 'must',
    title: 'A plain COHEREV2 question gets an answer, whole, with token counts.',
    because: ['answer/cohere-v2/message', 'usage/whole-answer'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHEREV2', { stream: false }),
    then: ['no-error', 'text-is-not-empty', 'usage-is-present'],
    caughtBy: [
      'answer-lacks-usage',
      'reads-v2-like-v1',
      'rejects-unknown-fields',
      'usage-always-zero',
    ],
  },
];
