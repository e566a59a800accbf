/** Checks on what surrounds an answer: its whole set of headers, its times, its ids, its pieces. */
import type { Exchange } from '../../protocol/exchange.js';
import { objectOf } from '../../protocol/json.js';
import { parseHttpDate } from '../../protocol/signature/http-date.js';
import { readFrames } from '../../protocol/sse.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, sameValue, show } from './findings.js';
import { bytesOf, exchangeOf, exchangesOf, headerValues, jsonOf } from './observed.js';

type Response = NonNullable<Exchange['response']>;

const onAnswer =
  (look: (response: Response, exchange: Exchange, expect: unknown) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const exchange = exchangeOf(trace);
    if (exchange?.response === undefined) return notObserved('No answer was seen on the wire.');
    return look(exchange.response, exchange, expect);
  };

/** Seconds between two clocks that understand each other: a request further off is refused. */
const clockWindow = 301;

/** Milliseconds since the epoch by the service's `Date`. */
const dateOf = ({ headers }: Response): number | undefined =>
  parseHttpDate(headerValues(headers, 'date').join(', '));

/** Milliseconds since the epoch that the client signed. */
const signedAt = ({ request: { headers } }: Exchange): number | undefined =>
  parseHttpDate(headerValues(headers, 'x-date')[0] ?? headerValues(headers, 'date')[0] ?? '');

const near = (one: number, other: number): boolean => Math.abs(one - other) <= clockWindow * 1000;

const idsOf = (trace: Trace): readonly string[] =>
  exchangesOf(trace).flatMap(({ response }) =>
    response === undefined ? [] : headerValues(response.headers, 'opc-request-id'),
  );

export const surroundingsChecks = {
  /**
   * The answer has the headers whose names `expect` lists, sorted: none is missing, none was added.
   */
  'headers-are-these': onAnswer(({ headers }, _exchange, expect) =>
    sameValue('The list of headers', expect, headers.map(([name]) => name.toLowerCase()).sort()),
  ),

  /** The answer says `connection: keep-alive`. */
  'connection-is-kept': onAnswer(({ headers }) => {
    const actual = headerValues(headers, 'connection').join(', ');
    return actual.toLowerCase() === 'keep-alive'
      ? pass('connection is keep-alive.')
      : fail('The connection is not kept.', { expected: 'keep-alive', actual: actual || 'absent' });
  }),

  /**
   * The answer's `date` is the time of the answer, by the clock that the signature was held against, written as RFC
   * 9110, section 5.6.7, has it.
   */
  'date-is-now': onAnswer((response, exchange) => {
    const actual = headerValues(response.headers, 'date').join(', ') || 'absent';
    const date = dateOf(response);
    const signed = signedAt(exchange);
    if (signed === undefined) return notObserved('The request carried no date.');
    return date !== undefined && near(date, signed)
      ? pass(`date is ${actual}.`)
      : fail('date is not the time of the answer.', {
          expected: new Date(signed).toUTCString(),
          actual,
        });
  }),

  /** `timeCreated` in the answer is the time of the answer, by its `date`. */
  'time-created-is-now': onAnswer((response) => {
    const { timeCreated } = objectOf(objectOf(jsonOf(response.body)).chatResponse);
    const date = dateOf(response);
    if (date === undefined) return notObserved('The answer carried no date.');
    return typeof timeCreated === 'string' && near(Date.parse(timeCreated), date)
      ? pass(`timeCreated is ${timeCreated}.`)
      : fail('timeCreated is not the time of the answer.', {
          expected: new Date(date).toISOString(),
          actual: show(timeCreated),
        });
  }),

  /** No segment of an `opc-request-id` comes twice, in one answer or in several. */
  'request-ids-are-new': (trace) => {
    const ids = idsOf(trace);
    if (ids.length < 2) return notObserved('Fewer than two answers were seen on the wire.');
    const segments = ids.flatMap((id) => id.split('/'));
    const twice = segments.find((segment, at) => segments.indexOf(segment) !== at);
    return twice === undefined
      ? pass(`${ids.length} answers have ${segments.length} different segments.`)
      : fail('A segment of opc-request-id comes twice.', { actual: twice });
  },

  /**
   * The client's side had each frame in its hands before the next had to be there: every frame ends a piece of what
   * it read.
   */
  'every-frame-ends-a-piece': (trace) => {
    const response = trace.seen[0]?.response;
    if (response === undefined) return notObserved('The probe saw no answer.');
    const ends = new Set(response.chunks.map(({ offset, length }) => offset + length));
    const frames = readFrames(bytesOf(response.body));
    const at = frames.findIndex(({ offset, length }) => !ends.has(offset + length));
    if (frames.length === 0) return fail('No frame was seen.');
    return at === -1
      ? pass(`Each of ${frames.length} frames ends a piece.`)
      : fail(`Frame ${at + 1} came in one piece with the next.`, {
          expected: `${frames.length} pieces or more`,
          actual: `${response.chunks.length} pieces`,
        });
  },
} satisfies Record<string, Check>;
