/** Conversations: what they hold, what turns in them know, and who finds them. */
import type { Case } from '../case.js';
import { api, build, type Row, say, steps, through } from './responses-calls.js';

const create = api('conversations.create', { metadata: { topic: 'boats' } });
const inIt = (text: string, stream = false) => say(text, { conversation: '{1.id}' }, { stream });
const list = api('conversations.items.list', '{1.id}', { order: 'asc' });
const item = { type: 'message', role: 'user', content: 'Hello' };
const said = 'She is called Petrel.';
const reply = { turn: { text: said, toolCalls: [], finishReason: 'stop' } } as const;
const user = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });
const assistant = { role: 'assistant', content: [{ type: 'output_text', text: said }] };

const rows: readonly Row[] = [
  {
    id: 'responses/conversation/turns',
    title: 'Turns in a conversation know what was said in it.',
    because: ['responses/conversation/turns'],
    when: steps(create, inIt('My boat is called Petrel.'), inIt('What is she called?')),
    then: [
      'no-step-fails',
      {
        check: 'requests-say',
        expect: [{}, { body: { conversation: '{1.id}' } }, { body: { conversation: '{1.id}' } }],
      },
      {
        check: 'answers-say',
        expect: [
          { body: { object: 'conversation', metadata: { topic: 'boats' } } },
          { body: { conversation: { id: '{1.id}' }, previous_response_id: null } },
          { body: { conversation: { id: '{1.id}' } } },
        ],
      },
      'context-grows',
    ],
    caughtBy: [
      'counts-of-question-and-answer-swapped',
      'responses-forgets',
      'responses-forgets-what-was-said',
      'responses-leaves-conversations-alone',
      'responses-repeats-no-state',
      'responses-sends-no-state',
      'responses-usage-always-zero',
    ],
  },
  {
    id: 'responses/conversation/turns-streamed',
    title: 'Streamed turns join a conversation like whole ones.',
    because: ['responses/conversation/turns'],
    given: { replies: [reply] },
    when: steps(create, inIt('What is she called?', true), list),
    then: [
      'no-step-fails',
      {
        check: 'steps-give',
        expect: [
          {},
          { turn: { text: said } },
          { value: { data: [user('What is she called?'), assistant] } },
        ],
      },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-leaves-conversations-alone',
      'responses-lists-one-way',
      'responses-sends-no-state',
      'responses-text-twice',
    ],
  },
  {
    id: 'responses/conversation/items-of-a-turn',
    title: 'The items of a turn, asked and answered, are listed in their order.',
    because: ['responses/conversation/turns', 'responses/conversation/items'],
    given: { replies: [reply] },
    when: steps(create, inIt('What is she called?'), list),
    then: [
      {
        check: 'steps-give',
        expect: [{}, {}, { value: { data: [user('What is she called?'), assistant] } }],
      },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-leaves-conversations-alone',
      'responses-lists-one-way',
      'responses-sends-no-state',
    ],
  },
  {
    id: 'responses/conversation/not-stored-turn',
    title: 'A turn that is not stored joins its conversation all the same.',
    because: ['responses/conversation/not-stored-turn'],
    level: 'info',
    given: { replies: [reply] },
    when: steps(create, say('What?', { conversation: '{1.id}', store: false }), list),
    then: [
      { check: 'steps-give', expect: [{}, {}, { value: { data: [user('What?'), assistant] } }] },
    ],
    caughtBy: [
      'responses-forgets',
      'responses-forgets-what-is-not-stored',
      'responses-leaves-conversations-alone',
      'responses-lists-one-way',
      'responses-sends-no-state',
    ],
  },
  {
    id: 'responses/conversation/refused-turn',
    title: 'A turn that is refused leaves nothing behind.',
    because: ['responses/conversation/refused-turn'],
    level: 'should',
    when: through(
      create,
      {
        ...inIt('And this?'),
        extra: { input: [item, { type: 'item_reference', id: `msg_${'0'.repeat(32)}` }] },
      },
      list,
    ),
    then: [
      { check: 'answers-say', expect: [{}, { status: 404 }, { status: 200 }] },
      { check: 'steps-give', expect: [{}, { error: { status: 404 } }, { value: { data: [] } }] },
    ],
    caughtBy: ['responses-joins-refused-turns'],
  },
  {
    id: 'responses/conversation/items',
    title: 'Items are added to a conversation, listed, retrieved and deleted one by one.',
    because: ['responses/conversation/items'],
    when: steps(
      api('conversations.create', { items: [item] }),
      api('conversations.items.create', '{1.id}', {
        items: [{ ...item, content: 'And hello again' }],
      }),
      list,
      api('conversations.items.retrieve', '{2.id}', { conversation_id: '{1.id}' }),
      api('conversations.items.delete', '{2.id}', { conversation_id: '{1.id}' }),
      list,
    ),
    then: [
      'no-step-fails',
      {
        check: 'steps-give',
        expect: [
          { id: '*' },
          { value: { object: 'list', data: [{ id: '*', ...user('And hello again') }] } },
          { value: { data: [user('Hello'), user('And hello again')] } },
          { value: { id: '{2.id}', ...user('And hello again') } },
          { value: { id: '{1.id}', object: 'conversation' } },
          { value: { data: [user('Hello')] } },
        ],
      },
    ],
    caughtBy: ['responses-adds-no-items', 'responses-lists-one-way'],
  },
  {
    id: 'responses/conversation/items-in-pages',
    title: 'The items of a conversation come in pages, and none twice.',
    because: ['responses/conversation/items'],
    when: steps(
      api('conversations.create', { items: [item, { ...item, content: 'Two' }, item] }),
      api('conversations.items.list', '{1.id}', { limit: 2, order: 'asc' }),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [{}, { value: { pages: 2, data: [user('Hello'), user('Two'), user('Hello')] } }],
      },
    ],
    caughtBy: ['responses-lists-in-one-page'],
  },
  {
    id: 'responses/conversation/update',
    title: 'The metadata of a conversation are replaced.',
    because: ['responses/conversation/lifecycle'],
    when: steps(
      create,
      api('conversations.update', '{1.id}', { metadata: { topic: 'tides' } }),
      api('conversations.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [
          { value: { metadata: { topic: 'boats' } } },
          { id: '{1.id}', value: { metadata: { topic: 'tides' } } },
          { id: '{1.id}', value: { object: 'conversation', metadata: { topic: 'tides' } } },
        ],
      },
    ],
    caughtBy: ['responses-updates-nothing'],
  },
  {
    id: 'responses/conversation/delete',
    title: 'A conversation that was deleted is not found, nor spoken in.',
    because: ['responses/conversation/lifecycle'],
    when: through(
      create,
      api('conversations.delete', '{1.id}'),
      api('conversations.retrieve', '{1.id}'),
      inIt('Still here?'),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          {},
          { status: 200, body: { id: '{1.id}', object: 'conversation.deleted', deleted: true } },
          { status: 404 },
          { status: 404 },
        ],
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-deletes-nothing',
      'responses-deletes-without-a-word',
      'responses-sends-no-state',
      'responses-takes-unknown-ids',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/conversation/unknown',
    title: 'A turn in a conversation that nobody has is refused.',
    because: ['responses/state/not-found'],
    level: 'should',
    when: say('And then?', { conversation: `conv_ord_${'0'.repeat(48)}` }),
    then: [{ check: 'error-status-is-reported', expect: 404 }],
    caughtBy: ['reports-no-status', 'responses-takes-unknown-ids', 'swallows-errors'],
  },
  {
    id: 'responses/conversation/beside-previous',
    title: 'A turn names a conversation or the response before it, not both.',
    because: ['responses/conversation/beside-previous'],
    level: 'should',
    when: steps(create, say('One'), {
      ...say('Two', { conversation: '{1.id}', previousResponse: '{2.id}' }),
    }),
    then: [{ check: 'answers-say', expect: [{}, { status: 200 }, { status: 400 }] }],
    caughtBy: ['responses-sends-no-state', 'responses-takes-both-states'],
  },
  {
    id: 'responses/conversation/other-scope',
    title: 'A conversation of a project is not found from a conversation store.',
    because: ['responses/state/scope'],
    when: steps(create, {
      ...inIt('Do you know me?'),
      headers: {
        'OpenAI-Project': '',
        'opc-conversation-store-id':
          'ocid1.generativeaiconversationstore.oc1.us-chicago-1.exampleuniqueid',
      },
    }),
    then: [{ check: 'answers-say', expect: [{ status: 200 }, { status: 404 }] }],
    caughtBy: ['responses-mixes-scopes', 'responses-sends-no-state', 'responses-takes-unknown-ids'],
  },
  {
    id: 'responses/zero-retention/echo',
    title:
      'A tenancy that keeps nothing says store false although nobody asked, and keeps nothing.',
    because: ['responses/state/zero-retention-echo', 'responses/state/zero-retention'],
    level: 'should',
    given: { switches: { zeroDataRetention: true } },
    when: steps(say('Hello'), api('responses.retrieve', '{1.id}')),
    then: [
      { check: 'requests-say', expect: [{ body: { store: '-' } }, {}] },
      { check: 'answers-say', expect: [{ body: { store: false } }, { status: 404 }] },
    ],
    caughtBy: [
      'responses-always-says-store',
      'responses-ignores-zero-retention',
      'responses-repeats-nothing',
    ],
  },
  {
    id: 'responses/zero-retention/previous-response',
    title: 'A tenancy that keeps nothing refuses to build on a response, and says why.',
    because: ['responses/state/zero-retention-previous'],
    level: 'should',
    given: { switches: { zeroDataRetention: true } },
    when: steps(say('Hello'), say('And then?', { previousResponse: '{1.id}' })),
    then: [
      {
        check: 'error-message-is-reported',
        expect:
          'Previous response cannot be used for this organization due to Zero Data Retention.',
      },
    ],
    caughtBy: [
      'reports-no-message',
      'responses-forgets-its-rules',
      'responses-ignores-zero-retention',
      'responses-says-less-of-zero-retention',
      'responses-sends-no-state',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/zero-retention/item-reference',
    title: 'A tenancy that keeps nothing has no items to refer to.',
    because: ['responses/state/zero-retention'],
    level: 'should',
    given: { switches: { zeroDataRetention: true } },
    when: say('', undefined, {
      extra: { input: [item, { type: 'item_reference', id: `msg_${'0'.repeat(32)}` }] },
    }),
    then: [
      { check: 'error-status-is-reported', expect: 404 },
      {
        check: 'error-message-is-reported',
        expect: 'Items are not persisted for Zero Data Retention organizations',
      },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-ignores-zero-retention',
      'responses-says-less-of-zero-retention',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/zero-retention/reasoning',
    title: 'Reasoning played back by its id is an item that was not kept.',
    because: ['responses/state/zero-retention'],
    level: 'should',
    given: { switches: { zeroDataRetention: true } },
    when: say('', undefined, {
      extra: { input: [{ type: 'reasoning', id: `rs_${'0'.repeat(32)}`, summary: [] }, item] },
    }),
    then: [{ check: 'error-status-is-reported', expect: 404 }],
    caughtBy: [
      'reports-no-status',
      'responses-ignores-zero-retention',
      'responses-says-less-of-zero-retention',
      'swallows-errors',
    ],
  },
];

export const responsesConversations: readonly Case[] = rows.map(build);
