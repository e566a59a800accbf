/** Cases of subject `retry`: calls that the client is told to try again, counted, timed and compared on the wire. */
import type { ChatCall, Transport } from '../../protocol/call.js';
import type { ErrorReply, Reply } from '../../protocol/reply.js';
import type { Turn } from '../../protocol/turn.js';
import type { Case } from '../case.js';
import { turnTransports } from './auth-calls.js';
import { askTarget } from './calls.js';

const turn: Turn = {
  text: 'The next train leaves at ten past nine, from platform two.',
  toolCalls: [],
  finishReason: 'stop',
  usage: { promptTokens: 20, completionTokens: 14, totalTokens: 34 },
};

/** A call that may take three requests. */
const asked = (stream = false): ChatCall => ({
  ...askTarget('GENERIC', { stream }),
  options: { retries: { attempts: 3 } },
});

const errors: Readonly<Record<number, ErrorReply>> = {
  429: {
    status: 429,
    message: 'Service request limit is exceeded, request is throttled for tenant.',
  },
  500: { status: 500, message: 'Internal error.' },
  502: { status: 502, style: 'html', message: 'Bad Gateway' },
  503: { status: 503, message: 'The service is unavailable.' },
  504: { status: 504, message: 'The model did not answer in time.' },
};

/** An error that asks to be tried again after `wait` milliseconds, or says so in other header lines. */
const failing = (
  error: ErrorReply,
  wait: number | Readonly<Record<string, string>> = 10,
): Reply => ({
  error,
  delivery: { headers: typeof wait === 'number' ? { 'retry-after-ms': `${wait}` } : wait },
});

const unavailable: ErrorReply = { status: 503, message: 'The service is unavailable.' };

type Row = Pick<Case, 'id' | 'title' | 'because' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'level'>> & {
    readonly replies: readonly Reply[];
    readonly stream?: true;
    readonly transports?: readonly Transport[];
  };

const openai: readonly Transport[] = ['v1', 'responses'];

/** Bugs by which a call is not tried again as often as it should. */
const impatient = ['never-tries-again', 'drops-settings'] as const;

/** Bugs by which it is tried again where it should not. */
const stubborn = ['tries-whatever-failed'] as const;

/** Bugs by which each try is a call of its own. */
const loops = [
  'a-token-for-each-try',
  'asks-more-plainly-each-time',
  'tries-again-at-once',
] as const;

const answered = (tries: number) => ['no-error', { check: 'tries-are', expect: tries }] as const;

const byStatus: readonly Row[] = Object.values(errors).map((error) => ({
  id: `status/${error.status}`,
  title: `A ${error.status} is tried again, and the answer that follows is the call's.`,
  because: ['retry/transient'],
  replies: [failing(error), { turn }],
  then: answered(2),
  caughtBy: impatient,
}));

const final: readonly Row[] = [400, 403, 404, 413, 422].map((status) => ({
  id: `final/${status}`,
  title: `A ${status} is not tried again, though the client may.`,
  because: ['retry/final'],
  replies: [failing({ status, message: 'No.' }), { turn }],
  then: [
    { check: 'tries-are', expect: 1 },
    { check: 'error-status-is-reported', expect: status },
  ],
  caughtBy: [
    ...stubborn,
    ...(status === 403 ? [] : ['retries-client-errors']),
    'error-code-as-number',
    'reports-no-status',
    'swallows-errors',
  ],
}));

const rows: readonly Row[] = [
  ...byStatus,
  {
    id: 'status/409-incorrect-state',
    title: 'A 409 with the code IncorrectState is tried again.',
    because: ['retry/incorrect-state'],
    replies: [
      failing({
        status: 409,
        style: 'platform-code',
        code: 'IncorrectState',
        message: 'The requested state for the resource conflicts with its current state.',
      }),
      { turn },
    ],
    then: answered(2),
    caughtBy: [...impatient, 'error-body-openai-style'],
  },
  {
    id: 'status/streamed',
    title: 'A streamed call that is throttled before its stream is tried again.',
    because: ['retry/transient'],
    stream: true,
    replies: [failing(errors[429] ?? unavailable), { turn }],
    then: answered(2),
    caughtBy: [...impatient, 'crashes-on-done', 'sends-twice'],
  },
  ...final,
  {
    id: 'reset',
    title: 'A connection that is reset before a byte of the answer is tried again.',
    because: ['retry/connection'],
    replies: [{ turn, faults: ['ending/reset-at-once'] }, { turn }],
    then: answered(2),
    caughtBy: impatient,
  },
  {
    id: 'bounded',
    title: 'A service that stays down is asked as often as was said, and then reported.',
    because: ['retry/bounded'],
    replies: [{ ...failing(unavailable), times: 'always' }],
    then: [
      { check: 'tries-are', expect: 3 },
      { check: 'error-status-is-reported', expect: 503 },
    ],
    caughtBy: [
      ...impatient,
      'tries-once-more',
      ...stubborn,
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    id: 'not-after-the-first-byte',
    title: 'A stream that breaks off is not begun again: what was heard would be heard twice.',
    because: ['retry/not-after-the-first-byte'],
    stream: true,
    replies: [{ turn, delivery: { ending: { cutAfter: 3 } } }, { turn }],
    then: [{ check: 'tries-are', expect: 1 }, 'cut-is-an-error', 'no-clean-finish'],
    caughtBy: [
      'begins-broken-streams-again',
      'cut-is-clean-end',
      'openai-chat-cut-is-clean-end',
      'responses-cut-is-clean-end',
      'responses-no-end-is-stop',
      'sends-twice',
      'text-in-one-piece',
    ],
  },
  {
    id: 'same-request',
    title: 'Each try asks for the same, and proves who calls.',
    because: ['retry/signed-anew'],
    replies: [failing(unavailable), failing(unavailable), { turn }],
    then: ['tries-ask-the-same', ...answered(3)],
    caughtBy: [...impatient, 'asks-more-plainly-each-time'],
  },
  {
    id: 'same-token',
    title: 'All tries of a call have one opc-retry-token.',
    because: ['retry/one-token'],
    level: 'should',
    transports: ['sdk'],
    replies: [failing(unavailable), failing(unavailable), { turn }],
    then: ['tries-share-their-token', ...answered(3)],
    caughtBy: [...impatient, ...loops, 'no-retry-token'],
  },
  {
    id: 'after-seconds',
    title: 'retry-after: 1 is waited for, and the next try is signed at its own time.',
    because: ['retry/after', 'retry/signed-anew'],
    level: 'should',
    replies: [failing(errors[429] ?? unavailable, { 'retry-after': '1' }), { turn }],
    then: [{ check: 'tries-wait', expect: 1000 }, 'tries-are-signed-anew', ...answered(2)],
    caughtBy: [...impatient, 'tries-again-at-once', 'tries-again-with-the-old-date'],
  },
  {
    id: 'after-milliseconds',
    title: 'retry-after-ms is waited for.',
    because: ['retry/after-milliseconds'],
    level: 'info',
    replies: [failing(unavailable, 80), { turn }],
    then: [{ check: 'tries-wait', expect: 80 }, ...answered(2)],
    caughtBy: [...impatient, 'tries-again-at-once'],
  },
  {
    id: 'told-not-to',
    title: 'x-should-retry: false is obeyed, though a 503 is tried again else.',
    because: ['retry/told'],
    level: 'info',
    transports: openai,
    replies: [failing(unavailable, { 'x-should-retry': 'false' }), { turn }],
    then: [
      { check: 'tries-are', expect: 1 },
      { check: 'error-status-is-reported', expect: 503 },
    ],
    caughtBy: [
      'says-nothing-of-trying-again',
      ...loops,
      ...stubborn,
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    id: 'told-to',
    title: 'x-should-retry: true is obeyed, though a 400 is not tried again else.',
    because: ['retry/told'],
    level: 'info',
    transports: openai,
    replies: [
      failing(
        { status: 400, message: 'Not now.' },
        { 'x-should-retry': 'true', 'retry-after-ms': '10' },
      ),
      { turn },
    ],
    then: answered(2),
    caughtBy: [...impatient, ...loops, 'says-nothing-of-trying-again'],
  },
];

/** A stream that is refused, and a client that was not told to try again. */
const unasked: Case = {
  id: 'retry/no-fallback',
  level: 'should',
  title: 'A stream that is refused is not asked for again as a whole answer.',
  because: ['client/fallback'],
  transports: turnTransports,
  needs: ['scripted-reply', 'journal', 'chat-model'],
  given: { replies: [{ error: { status: 400, message: 'No stream here.' } }, { turn }] },
  when: askTarget('GENERIC', { stream: true }),
  then: ['tries-are-streams'],
  caughtBy: ['falls-back-to-whole-answers'],
};

const retried: readonly Case[] = rows.map(
  ({
    id,
    title,
    because,
    level = 'must',
    transports = turnTransports,
    replies,
    stream,
    then,
    caughtBy,
  }) => ({
    id: `retry/${id}`,
    level,
    title,
    because,
    transports,
    needs: ['scripted-reply', 'journal', 'chat-model'],
    given: { replies },
    when: asked(stream),
    then,
    caughtBy,
  }),
);

export const retriesCases: readonly Case[] = [...retried, unasked];
