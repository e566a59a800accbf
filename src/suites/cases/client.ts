/** Cases of subject `client`: its life from making to closing, its connections, its patience. */
import type { ChatCall, LifeCall, LifeStep, Transport } from '../../protocol/call.js';
import type { Delivery, Reply } from '../../protocol/reply.js';
import type { Case } from '../case.js';
import { turnTransports } from './auth-calls.js';
import { askTarget } from './calls.js';

const reply = (text: string): Reply => ({
  turn: {
    text,
    toolCalls: [],
    finishReason: 'stop',
    usage: { promptTokens: 12, completionTokens: 18, totalTokens: 30 },
  },
});

const words = [
  'The ferry leaves at noon from the old pier, and comes back with the evening tide.',
  'On Sundays it waits for the train, which is late whenever it has to stop for sheep.',
  'Whoever misses both may walk along the dunes: it takes an hour, and the view is worth it.',
].join(' ');

/** Milliseconds: what a client is told to bear, and for how long the service is silent. */
const patience = 1000;
const silence = 5000;

/** Milliseconds of a service that is silent twice, each time for less than {@link patience}, and together for longer. */
const pause = 550;

const whole = askTarget('GENERIC', { stream: false });
const streamed = askTarget('GENERIC', { stream: true });

const open: LifeStep = {
  call: { operation: 'open', model: '{model}', apiFormat: 'GENERIC' },
};
const close: LifeStep = { call: { operation: 'close' } };
const asked: LifeStep = { call: whole };
/** Another client, by whose request the order of things is known. */
const witness: LifeStep = { client: 2, call: whole };

const life = (...steps: readonly LifeStep[]): LifeCall => ({ operation: 'life', steps });

/** Harbours, each with an answer of its own; the middle of it is what tells it from the others. */
const harbours = ['Bray', 'Howth', 'Youghal', 'Kinsale'] as const;
const tideAt = (harbour: string) =>
  `The tide at the harbour of ${harbour} turns late this evening.`;
const askTide = (harbour: string): LifeStep => ({
  call: askTarget('GENERIC', { stream: true, prompt: `When does the tide turn at ${harbour}?` }),
});

type Row = Pick<Case, 'id' | 'title' | 'because' | 'when' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'level'>> & {
    readonly replies: readonly Reply[];
    readonly transports?: readonly Transport[];
  };

/** A client that is not closed at all. */
const neverCloses = 'closes-nothing';

const rows: readonly Row[] = [
  {
    id: 'making/sends-nothing',
    level: 'info',
    title: 'A client that is made asks nothing of the service.',
    because: ['client/lazy'],
    replies: [reply(words)],
    when: life(open),
    then: ['making-sends-nothing', 'no-step-fails'],
    caughtBy: ['asks-when-it-is-made'],
  },
  {
    id: 'connections/reused',
    title: 'Two calls of one client, one after the other, share a connection.',
    because: ['client/reuse'],
    replies: [reply(words), reply(words)],
    when: { ...life(asked, asked), apart: true },
    then: ['calls-share-a-connection', { check: 'requests-are', expect: 2 }],
    caughtBy: ['a-connection-for-each-call', 'connection-not-kept'],
  },
  {
    id: 'connections/at-once',
    level: 'must',
    title: 'Calls under way at once through one client each hear their own answer.',
    because: ['client/at-once'],
    replies: [
      ...harbours.map(
        (harbour): Reply => ({
          ...reply(tideAt(harbour)),
          match: { text: harbour },
          delivery: { interval: 5 },
        }),
      ),
      reply(words),
    ],
    when: { ...life(asked, ...harbours.map(askTide)), together: true },
    then: [
      {
        check: 'steps-give',
        expect: [{}, ...harbours.map((harbour) => ({ turn: { text: `~of ${harbour} ` } }))],
      },
    ],
    caughtBy: ['mixes-up-streams'],
  },
  {
    id: 'close/ends-connections',
    title: 'A client that is closed leaves no connection open.',
    because: ['client/close'],
    replies: [reply(words), reply(words)],
    when: life(asked, close, witness),
    then: ['closing-ends-connections', { check: 'requests-are', expect: 2 }],
    caughtBy: [neverCloses, 'a-connection-for-each-call'],
  },
  {
    id: 'close/twice',
    title: 'Closing a client for the second time does nothing, and is no error.',
    because: ['client/close-twice'],
    replies: [reply(words)],
    when: life(asked, close, close),
    then: ['no-step-fails', 'no-step-hangs'],
    caughtBy: ['closes-once-alone'],
  },
  {
    id: 'close/during-a-stream',
    title: 'Closing a client while it hears a stream ends that, and its connection.',
    because: ['client/close'],
    replies: [{ ...reply(words), delivery: { gap: { before: 5, wait: silence } } }, reply(words)],
    when: life({ call: streamed, closed: 'after-first-text' }, { client: 2, call: streamed }),
    then: [
      'closing-ends-connections',
      { check: 'gives-up-in-the-silence', expect: 1 },
      'no-step-hangs',
    ],
    caughtBy: [
      neverCloses,
      'openai-chat-waits-for-the-close',
      'saves-text-up',
      'text-in-one-piece',
      'two-frames-in-one-chunk',
      'waits-for-done',
      'waits-for-the-close',
    ],
  },
  {
    id: 'close/then-a-call',
    title: 'A closed client refuses a call, and sends nothing.',
    because: ['client/closed'],
    replies: [reply(words), reply(words)],
    when: life(asked, close, asked),
    then: [
      { check: 'requests-are', expect: 1 },
      { check: 'steps-give', expect: [{}, {}, { error: { message: '*' } }] },
    ],
    caughtBy: [neverCloses, 'comes-back-to-life', 'a-connection-for-each-call'],
  },
  {
    id: 'restart/by-id',
    title: 'Another client, in another process, goes on from the id of a response.',
    because: ['client/restart'],
    transports: ['responses'],
    replies: [reply(words), reply(words)],
    when: {
      ...life(asked, {
        client: 2,
        call: { ...whole, state: { previousResponse: '{1.id}' } },
      }),
      apart: true,
    },
    then: [
      { check: 'requests-say', expect: [{}, { body: { previous_response_id: '{1.id}' } }] },
      'no-step-fails',
    ],
    caughtBy: [
      'responses-forgets',
      'responses-forgets-in-another-client',
      'responses-ids-without-airport',
    ],
  },
  patient(
    { firstByte: silence },
    {
      id: 'timeout/before-headers',
      level: 'must',
      title: 'A client gives up a service that is silent before its answer.',
      because: ['client/timeout', 'retry/bounded'],
      call: whole,
      caughtBy: ['waits-for-ever'],
    },
  ),
  patient(
    { gap: { before: 5, wait: silence } },
    {
      id: 'timeout/in-a-stream',
      title: 'A client gives up a stream that falls silent.',
      because: ['client/timeout-in-a-stream', 'retry/bounded'],
      call: streamed,
      caughtBy: [
        'waits-for-ever',
        'looks-at-no-clock-in-streams',
        'cut-is-clean-end',
        'responses-cut-is-clean-end',
        'text-in-one-piece',
      ],
    },
  ),
  {
    id: 'timeout/steady-stream',
    level: 'info',
    title:
      'A stream that lasts longer than the timeout, but is never silent for so long, is heard to its end.',
    because: ['client/timeout-counts-silence'],
    replies: [
      reply(tideAt('Howth')),
      {
        ...reply(tideAt('Howth')),
        delivery: { firstByte: pause, interval: 20, gap: { before: 4, wait: pause } },
      },
    ],
    when: life({ client: 2, call: streamed }, { call: { ...streamed, timeout: patience } }),
    then: [
      { check: 'steps-give', expect: [{}, { turn: { text: '~turns late' } }] },
      { check: 'requests-are', expect: 2 },
    ],
    caughtBy: ['bounds-the-whole-call'],
  },
];

/**
 * A call that is to be given up, and not made again. Another client's comes before it: what is loaded at first
 * takes no time of this one's.
 */
function patient(
  delivery: Delivery,
  {
    call,
    ...row
  }: Pick<Row, 'id' | 'level' | 'title' | 'because' | 'caughtBy'> & { readonly call: ChatCall },
): Row {
  return {
    ...row,
    replies: [reply(words), { ...reply(words), delivery, times: 'always' }],
    when: life({ client: 2, call }, { call: { ...call, timeout: patience } }),
    then: [
      { check: 'gives-up-in-the-silence', expect: 2 },
      'silence-is-an-error',
      { check: 'tries-are', expect: 2 },
    ],
  };
}

export const clientCases: readonly Case[] = rows.map(
  ({ id, level = 'should', transports = turnTransports, replies, ...row }) => ({
    ...row,
    id: `client/${id}`,
    level,
    transports,
    needs: ['scripted-reply', 'journal', 'chat-model'],
    given: { replies },
  }),
);
