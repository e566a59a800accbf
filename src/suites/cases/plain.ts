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
    title:
      'A plain GENERIC question gets an answer, streamed, with the token counts that were asked for.',
    because: ['stream/generic/family-default', 'usage/generic/own-frame'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('GENERIC', { stream: true, usage: true }),
    then: [
      'no-error',
      'text-is-not-empty',
      'usage-is-present',
      'increments-join-to-the-turn',
      'ends-once',
    ],
    caughtBy: [
      'crashes-on-usage-frame',
      'ends-again-at-usage',
      'forgets-to-ask-for-usage',
      'usage-missing',
      'crashes-on-done',
      'usage-always-zero',
    ],
  },
  {
    id: 'stream/plain/cohere',
    level: 'must',
    title:
      'A plain COHERE question gets an answer, streamed, with the token counts that were asked for.',
    because: ['stream/cohere/increments', 'usage/cohere/in-final-frame'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHERE', { stream: true, usage: true }),
    then: [
      'no-error',
      'text-is-not-empty',
      'usage-is-present',
      'increments-join-to-the-turn',
      'ends-once',
    ],
    caughtBy: [
      'forgets-to-ask-for-usage',
      'usage-missing',
      'loses-an-increment',
      'appends-cohere-closing-text',
      'usage-always-zero',
    ],
  },
  {
    id: 'stream/plain/cohere-v2',
    level: 'must',
    title:
      'A plain COHEREV2 question gets an answer, streamed, with the token counts that were asked for.',
    because: ['stream/cohere-v2/increments'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('COHEREV2', { stream: true, usage: true }),
    then: [
      'no-error',
      'text-is-not-empty',
      'usage-is-present',
      'increments-join-to-the-turn',
      'ends-once',
    ],
    caughtBy: [
      'forgets-to-ask-for-usage',
      'usage-missing',
      'reads-v2-like-v1',
      'usage-always-zero',
    ],
  },
  {
    id: 'answer/plain/generic',
    level: 'must',
    title: 'A plain GENERIC question gets an answer, whole, with token counts.',
    because: ['answer/generic/text', 'usage/whole-answer'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: askTarget('GENERIC', { stream: false, usage: false }),
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
    when: askTarget('COHERE', { stream: false, usage: false }),
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
    when: askTarget('COHEREV2', { stream: false, usage: false }),
    then: ['no-error', 'text-is-not-empty', 'usage-is-present'],
    caughtBy: [
      'answer-lacks-usage',
      'reads-v2-like-v1',
      'rejects-unknown-fields',
      'usage-always-zero',
    ],
  },
];
