/** What any service can answer, a live one too: nothing is scripted, and the bytes are looked at. */
import type { Case } from '../case.js';
import { api, build, say, steps } from './responses-calls.js';

const ask = { model: '{model}', options: { maxTokens: 128 } };
const first = say('My boat is called Petrel. Say OK.', undefined, ask);
const second = say('What is she called?', { previousResponse: '{1.id}' }, ask);
const third = say('And in capitals?', { previousResponse: '{2.id}' }, ask);

export const responsesPlain: readonly Case[] = [
  build({
    id: 'responses/plain/stream',
    title: 'A plain question is answered in events, numbered and in their order.',
    because: [
      'responses/stream/sequence-numbers',
      'responses/framing/events',
      'responses/stream/text',
      'responses/id/response',
    ],
    level: 'should',
    needs: ['chat-model', 'journal'],
    when: { ...first, stream: true },
    then: [
      'no-error',
      'increments-join-to-the-turn',
      'events-are-framed',
      'sequence-numbers-rise',
      'frames-fit-the-dialect',
      'stream-ends-with-its-response',
      'response-id-has-its-shape',
    ],
    caughtBy: [
      'responses-drops-reasoning',
      'responses-ends-without-output',
      'responses-ids-without-airport',
      'responses-numbers-from-1',
      'responses-skips-parts',
      'responses-without-event-lines',
    ],
  }),
  build({
    id: 'responses/plain/answer',
    title: 'A plain question is answered by a whole Response.',
    because: ['responses/answer/text', 'responses/answer/complete', 'responses/id/response'],
    level: 'should',
    needs: ['chat-model', 'journal'],
    when: first,
    then: ['no-error', 'usage-is-present', 'answer-fits-the-dialect', 'response-id-has-its-shape'],
    caughtBy: ['responses-ids-without-airport', 'responses-usage-always-zero'],
  }),
  build({
    id: 'responses/plain/chain',
    title: 'Three turns are built on each other.',
    because: ['responses/state/previous-response'],
    needs: ['chat-model', 'project'],
    when: steps(first, second, third),
    then: ['no-step-fails', 'context-grows'],
    caughtBy: [
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-ids-without-airport',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  }),
  build({
    id: 'responses/plain/chain-streamed',
    title: 'Three streamed turns are built on each other.',
    because: ['responses/state/previous-response'],
    needs: ['chat-model', 'project'],
    when: steps(
      { ...first, stream: true },
      { ...second, stream: true },
      { ...third, stream: true },
    ),
    then: ['no-step-fails', 'context-grows'],
    caughtBy: [
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-ids-without-airport',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  }),
  build({
    id: 'responses/plain/lifecycle',
    title: 'A response is retrieved by its id, deleted, and then not found.',
    because: ['responses/state/store', 'responses/state/delete'],
    needs: ['chat-model', 'project'],
    when: steps(
      first,
      api('responses.retrieve', '{1.id}'),
      api('responses.delete', '{1.id}'),
      api('responses.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [
          { id: '*' },
          { id: '{1.id}', value: { object: 'response', status: '*' } },
          { error: '-' },
          { error: { status: 404 } },
        ],
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-deletes-nothing',
      'responses-forgets',
      'responses-ids-without-airport',
      'swallows-errors',
    ],
  }),
  build({
    id: 'responses/plain/store-false',
    title: 'A response that was not to be stored is not found.',
    because: ['responses/state/store'],
    needs: ['chat-model', 'project'],
    when: steps({ ...first, state: { store: false } }, api('responses.retrieve', '{1.id}')),
    then: [{ check: 'steps-give', expect: [{ id: '*' }, { error: { status: 404 } }] }],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-keeps-what-is-not-stored',
      'swallows-errors',
    ],
  }),
  build({
    id: 'responses/plain/conversation',
    title: 'Two turns in a conversation know each other, and the conversation is deleted.',
    because: ['responses/conversation/turns', 'responses/conversation/lifecycle'],
    needs: ['chat-model', 'project'],
    when: steps(
      api('conversations.create', {}),
      { ...first, state: { conversation: '{1.id}' } },
      { ...second, state: { conversation: '{1.id}' } },
      api('conversations.delete', '{1.id}'),
    ),
    then: ['no-step-fails', 'context-grows'],
    caughtBy: [
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-leaves-conversations-alone',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  }),
];
