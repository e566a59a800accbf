/** What the service remembers of responses: chains, retrieval, deletion, replay, background. */
import type { ToolCall } from '../../protocol/turn.js';
import type { Case } from '../case.js';
import { api, build, type Row, say, steps, through } from './responses-calls.js';

const first = say('My boat is called Petrel.');
const firstStreamed = { ...first, stream: true };
const second = say('What is she called?', { previousResponse: '{1.id}' });
const third = say('And in capitals?', { previousResponse: '{2.id}' });
const said = 'She is called Petrel.';
const reply = { turn: { text: said, toolCalls: [], finishReason: 'stop' } } as const;
/** After it an hour and a half has passed. */
const later = { ...reply, afterwards: { advance: 5400 } } as const;
const call: ToolCall = { id: 'call_40718293', name: 'get_tide', arguments: '{"harbour":"West"}' };
const calling = { turn: { text: '', toolCalls: [call], finishReason: 'tool_calls' } } as const;
const tools = [
  { name: 'get_tide', description: 'Tells the tide.', parameters: { type: 'object' } },
];

const chained = [
  'no-step-fails',
  {
    check: 'requests-say',
    expect: [
      { body: { previous_response_id: '-' } },
      { body: { previous_response_id: '{1.id}', input: [{ role: 'user' }] } },
      { body: { previous_response_id: '{2.id}', input: [{ role: 'user' }] } },
    ],
  },
  'context-grows',
] as const;

const gone = { check: 'answers-say', expect: [{ status: 200 }, { status: 404 }] } as const;

const rows: readonly Row[] = [
  {
    id: 'responses/state/chain',
    title: 'Three turns, each built on the one before by its id alone, know all that was said.',
    because: ['responses/state/previous-response'],
    when: steps(first, second, third),
    then: [
      ...chained,
      {
        check: 'answers-say',
        expect: [
          { body: { id: '{1.id}', previous_response_id: null } },
          { body: { id: '{2.id}', previous_response_id: '{1.id}' } },
          { body: { id: '{3.id}', previous_response_id: '{2.id}' } },
        ],
      },
    ],
    caughtBy: [
      'counts-of-question-and-answer-swapped',
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  },
  {
    id: 'responses/state/chain-streamed',
    title: 'Streamed turns are built on like whole ones.',
    because: ['responses/state/previous-response'],
    when: steps(firstStreamed, { ...second, stream: true }, { ...third, stream: true }),
    then: chained,
    caughtBy: [
      'counts-of-question-and-answer-swapped',
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-ids-without-airport',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  },
  {
    id: 'responses/state/chain-mixed',
    title: 'A whole turn is built on a streamed one, and a streamed one on that.',
    because: ['responses/state/previous-response'],
    when: steps(firstStreamed, second, { ...third, stream: true }),
    then: chained,
    caughtBy: [
      'counts-of-question-and-answer-swapped',
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-ids-without-airport',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  },
  {
    id: 'responses/state/chain-branches',
    title: 'Two turns may be built on the same one; neither knows the other.',
    because: ['responses/state/previous-response'],
    when: steps(first, second, second),
    then: [
      'no-step-fails',
      {
        check: 'answers-say',
        expect: [
          {},
          { body: { previous_response_id: '{1.id}' } },
          { body: { previous_response_id: '{1.id}', id: '{3.id}' } },
        ],
      },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-sends-no-state',
    ],
  },
  {
    id: 'responses/state/result-of-a-call',
    title: 'The result of a call is sent alone; the call is known from the turn before.',
    because: ['responses/state/previous-response', 'responses/stream/function-call'],
    given: { replies: [calling, reply] },
    when: steps(say('When is high water?', undefined, { tools }), {
      ...say('', { previousResponse: '{1.id}' }),
      messages: [{ role: 'tool', text: 'at noon', toolCallId: 'call_40718293' }],
    }),
    then: [
      'no-step-fails',
      {
        check: 'requests-say',
        expect: [
          {},
          {
            body: {
              previous_response_id: '{1.id}',
              input: [
                { type: 'function_call_output', call_id: 'call_40718293', output: 'at noon' },
              ],
            },
          },
        ],
      },
      { check: 'steps-give', expect: [{ turn: { toolCalls: [call] } }, { turn: { text: said } }] },
    ],
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-reads-top-level-text',
      'responses-sends-no-state',
    ],
  },
  {
    id: 'responses/state/unknown-previous',
    title: 'A turn built on a response that nobody has is refused.',
    because: ['responses/state/not-found'],
    level: 'should',
    when: say('And then?', { previousResponse: `resp_ord_${'0'.repeat(48)}` }),
    then: [
      { check: 'error-status-is-reported', expect: 404 },
      { check: 'error-message-is-reported', expect: 'resp_ord_' },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-takes-unknown-ids',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/state/other-scope',
    title: 'What was made in a conversation store is not found from a project.',
    because: ['responses/state/scope'],
    when: steps(
      {
        ...first,
        headers: {
          'OpenAI-Project': '',
          'opc-conversation-store-id':
            'ocid1.generativeaiconversationstore.oc1.us-chicago-1.exampleuniqueid',
        },
      },
      second,
    ),
    then: [gone],
    caughtBy: ['responses-mixes-scopes', 'responses-sends-no-state', 'responses-takes-unknown-ids'],
  },
  {
    id: 'responses/state/stored-by-default',
    title: 'What is retrieved is what was made, member by member.',
    because: ['responses/state/store', 'responses/answer/complete'],
    when: steps(first, api('responses.retrieve', '{1.id}')),
    then: [
      'no-step-fails',
      { check: 'answers-say', expect: [{ body: { store: true } }, { body: { id: '{1.id}' } }] },
      'answers-are-the-same',
    ],
    caughtBy: [
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-retrieves-without-output',
      'responses-says-output-text',
    ],
  },
  {
    id: 'responses/state/retrieve-streamed',
    title: 'A streamed turn is retrieved whole.',
    because: ['responses/state/store'],
    given: { replies: [reply] },
    when: steps(firstStreamed, api('responses.retrieve', '{1.id}')),
    then: [
      {
        check: 'steps-give',
        expect: [
          { turn: { text: said } },
          {
            id: '{1.id}',
            turn: { text: said, finishReason: 'stop' },
            value: { status: 'completed', output: [{ type: 'message', status: 'completed' }] },
          },
        ],
      },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-reads-top-level-text',
      'responses-retrieves-without-output',
      'responses-text-twice',
    ],
  },
  {
    id: 'responses/state/store-false',
    title: 'What was not to be stored is not found.',
    because: ['responses/state/store'],
    when: steps({ ...first, state: { store: false } }, api('responses.retrieve', '{1.id}')),
    then: [
      { check: 'answers-say', expect: [{ body: { store: false } }, { status: 404 }] },
      { check: 'error-status-is-reported', expect: 404 },
    ],
    caughtBy: [
      'reports-no-status',
      'responses-keeps-what-is-not-stored',
      'responses-repeats-nothing',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/state/store-false-streamed',
    title: 'A streamed turn that was not to be stored is not built on.',
    because: ['responses/state/store'],
    when: steps({ ...firstStreamed, state: { store: false } }, second),
    then: [gone],
    caughtBy: [
      'responses-keeps-what-is-not-stored',
      'responses-sends-no-state',
      'responses-takes-unknown-ids',
    ],
  },
  {
    id: 'responses/state/delete',
    title: 'What was deleted is not found.',
    because: ['responses/state/delete'],
    when: steps(first, api('responses.delete', '{1.id}'), api('responses.retrieve', '{1.id}')),
    then: [{ check: 'answers-say', expect: [{}, { status: 200 }, { status: 404 }] }],
    caughtBy: ['responses-deletes-nothing', 'responses-forgets', 'responses-ids-without-airport'],
  },
  {
    id: 'responses/state/delete-then-build-on',
    title: 'What was deleted is not built on.',
    because: ['responses/state/delete'],
    when: steps(first, api('responses.delete', '{1.id}'), second),
    then: [{ check: 'answers-say', expect: [{}, { status: 200 }, { status: 404 }] }],
    caughtBy: [
      'responses-deletes-nothing',
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-sends-no-state',
      'responses-takes-unknown-ids',
    ],
  },
  {
    id: 'responses/state/delete-body',
    title: "The answer to a deletion is OpenAI's.",
    because: ['responses/state/delete-body'],
    level: 'info',
    when: steps(first, api('responses.delete', '{1.id}')),
    then: [
      {
        check: 'answers-say',
        expect: [{}, { body: { id: '{1.id}', object: 'response', deleted: true } }],
      },
    ],
    caughtBy: [
      'responses-deletes-without-a-word',
      'responses-forgets',
      'responses-ids-without-airport',
    ],
  },
  {
    id: 'responses/state/expired',
    title: 'What is kept for no time is gone.',
    because: ['responses/state/retention'],
    given: { switches: { retentionHours: 0 } },
    when: steps(first, api('responses.retrieve', '{1.id}')),
    then: [gone],
    caughtBy: ['responses-keeps-for-thirty-days'],
  },
  {
    id: 'responses/state/kept-for-hours',
    title: 'What is kept for two hours is there after one and a half, and gone after three.',
    because: ['responses/state/retention'],
    given: {
      switches: { retentionHours: 2 },
      replies: [reply, later, later],
    },
    when: through(
      first,
      say('When is high tide?'),
      api('responses.retrieve', '{1.id}'),
      say('And low tide?'),
      api('responses.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          { status: 200 },
          { status: 200 },
          { status: 200, body: { id: '{1.id}' } },
          { status: 200 },
          { status: 404 },
        ],
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-counts-hours-as-minutes',
      'responses-forgets',
      'responses-ids-without-airport',
      'responses-keeps-for-thirty-days',
      'swallows-errors',
    ],
  },
];

export const responsesState: readonly Case[] = rows.map(build);
