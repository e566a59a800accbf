/** What the service does with responses that it keeps: lists their input, replays, cancels, compacts them. */
import type { Case } from '../case.js';
import { api, build, type Row, say, steps } from './responses-calls.js';

const first = say('My boat is called Petrel.');
const firstStreamed = { ...first, stream: true };
const said = 'She is called Petrel.';
const reply = { turn: { text: said, toolCalls: [], finishReason: 'stop' } } as const;

const rows: readonly Row[] = [
  {
    id: 'responses/state/input-items',
    title: 'The items of the input are listed, the last first, or the first on demand.',
    because: ['responses/state/input-items'],
    when: steps(
      { ...first, messages: [{ role: 'system', text: 'Be brief.' }, ...first.messages] },
      api('responses.inputItems.list', '{1.id}'),
      api('responses.inputItems.list', '{1.id}', { order: 'asc' }),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [
          {},
          {
            value: {
              data: [
                { role: 'user', id: '*' },
                { role: 'system', id: '*' },
              ],
            },
          },
          {
            value: {
              data: [
                { role: 'system', content: [{ type: 'input_text', text: 'Be brief.' }] },
                { role: 'user', content: [{ text: 'My boat is called Petrel.' }] },
              ],
            },
          },
        ],
      },
    ],
    caughtBy: ['responses-forgets', 'responses-ids-without-airport', 'responses-lists-one-way'],
  },
  {
    id: 'responses/state/input-items-in-pages',
    title: 'A list in pages is followed to its end, and no item comes twice.',
    because: ['responses/state/input-items'],
    when: steps(
      { ...first, messages: [{ role: 'system', text: 'Be brief.' }, ...first.messages] },
      api('responses.inputItems.list', '{1.id}', { limit: 1, order: 'asc' }),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [{}, { value: { pages: 2, data: [{ role: 'system' }, { role: 'user' }] } }],
      },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-lists-in-one-page',
      'responses-lists-one-way',
    ],
  },
  {
    id: 'responses/state/replay',
    title: 'A stream is replayed from its beginning.',
    because: ['responses/state/replay'],
    given: { replies: [reply] },
    when: steps(
      { ...firstStreamed, state: { background: true } },
      api('responses.retrieve', '{1.id}', { stream: true }),
    ),
    then: [
      { check: 'steps-give', expect: [{ turn: { text: said } }, { turn: { text: said } }] },
      'sequence-numbers-rise',
    ],
    caughtBy: [
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-replays-whole',
      'responses-text-twice',
    ],
  },
  {
    id: 'responses/state/replay-after',
    title: 'A stream is replayed from the event after the one that was heard last.',
    because: ['responses/state/replay'],
    given: { replies: [reply] },
    when: steps(
      { ...firstStreamed, state: { background: true } },
      api('responses.retrieve', '{1.id}', { stream: true, starting_after: 4 }),
    ),
    then: [
      { check: 'sequence-numbers-rise', expect: 5 },
      'stream-ends-with-its-response',
      'no-step-fails',
    ],
    caughtBy: [
      'responses-demands-announcements',
      'responses-demands-created-first',
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-replays-from-the-start',
    ],
  },
  {
    id: 'responses/background/queued',
    title: 'A turn in the background is answered at once, before it is made.',
    because: ['responses/background/polled'],
    when: { ...first, state: { background: true } },
    then: [
      {
        check: 'answers-say',
        expect: [{ status: 200, body: { status: 'queued', background: true, output: [] } }],
      },
    ],
    caughtBy: ['responses-answers-in-the-foreground', 'responses-forgets'],
  },
  {
    id: 'responses/background/cancel',
    title: 'A turn in the background is cancelled, and stays so.',
    because: ['responses/background/cancel'],
    when: steps(
      { ...first, state: { background: true } },
      api('responses.cancel', '{1.id}'),
      api('responses.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          {},
          { status: 200, body: { id: '{1.id}', status: 'cancelled' } },
          { status: 200, body: { status: 'cancelled' } },
        ],
      },
    ],
    caughtBy: [
      'responses-answers-in-the-foreground',
      'responses-cancels-nothing',
      'responses-empty-answer-is-an-error',
      'responses-forgets',
      'responses-ids-without-airport',
    ],
  },
  {
    id: 'responses/background/cancel-synchronous',
    title: 'A turn that was not made in the background cannot be cancelled.',
    because: ['responses/background/cancel-synchronous'],
    level: 'info',
    when: steps(first, api('responses.cancel', '{1.id}')),
    then: [{ check: 'answers-say', expect: [{ status: 200 }, { status: 400 }] }],
    caughtBy: [
      'responses-cancels-nothing',
      'responses-cancels-what-is-done',
      'responses-forgets',
      'responses-ids-without-airport',
    ],
  },
  {
    id: 'responses/background/not-stored',
    title: 'A turn in the background can be polled for a while although nothing is stored.',
    because: ['responses/background/not-stored'],
    when: steps(
      { ...firstStreamed, state: { background: true, store: false } },
      api('responses.retrieve', '{1.id}'),
    ),
    then: [
      'no-step-fails',
      { check: 'steps-give', expect: [{}, { value: { status: 'completed', store: false } }] },
    ],
    caughtBy: [
      'responses-answers-in-the-foreground',
      'responses-forgets',
      'responses-forgets-what-is-not-stored',
      'responses-ids-without-airport',
    ],
  },
  {
    id: 'responses/state/compact',
    title: 'What was said is compacted to an item that stands for it.',
    because: ['responses/state/compact'],
    level: 'info',
    when: steps(
      first,
      api('responses.compact', { model: 'openai.gpt-5.4', previous_response_id: '{1.id}' }),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          {},
          {
            status: 200,
            body: {
              object: 'response.compaction',
              output: [
                { type: 'message', role: 'user' },
                { type: 'compaction', encrypted_content: '*' },
              ],
            },
          },
        ],
      },
    ],
    caughtBy: ['responses-compacts-nothing', 'responses-forgets', 'responses-ids-without-airport'],
  },
];

export const responsesKept: readonly Case[] = rows.map(build);
