/** Checks on header lines, as the service saw and sent them. */
import type { Exchange } from '../../protocol/exchange.js';
import type { Check } from '../check.js';
import { fail, notObserved, pass, show } from './findings.js';
import { chatRequestOf, exchangeOf, exchangesOf, headerValues } from './observed.js';

type Response = NonNullable<Exchange['response']>;

/** A check on the first exchange's answer. */
const onAnswer =
  (
    look: (response: Response, exchange: Exchange, ...rest: Parameters<Check>) => ReturnType<Check>,
  ): Check =>
  (trace, expect) => {
    const exchange = exchangeOf(trace);
    if (exchange?.response === undefined) return notObserved('No answer was seen on the wire.');
    return look(exchange.response, exchange, trace, expect);
  };

/** A check on the first exchange's request. */
const onRequest =
  (look: (request: Exchange['request'], ...rest: Parameters<Check>) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const exchange = exchangeOf(trace);
    if (exchange === undefined) return notObserved('No request was seen on the wire.');
    return look(exchange.request, trace, expect);
  };

const one = (name: string, expected: string, lines: Response['headers']): ReturnType<Check> => {
  const values = headerValues(lines, name);
  return values.length === 1 && values[0] === expected
    ? pass(`${name} is ${expected}.`)
    : fail(`${name} is not ${expected}.`, { expected, actual: values.join(', ') || 'absent' });
};

/** Two segments the service adds to the caller's, or to one of its own. */
const requestId = /^([^/]+)\/[0-9A-F]{32}\/[0-9A-F]{32}$/;
const ownSegment = /^[0-9A-Fa-f]{32}$/;

export const headersChecks = {
  /**
   * The answer's `content-type` is `text/event-stream` of a stream, and `application/json` of all else, letter by
   * letter, without parameters.
   */
  'content-type-is-exact': onAnswer((response, exchange) => {
    const streamed = response.status === 200 && chatRequestOf(exchange)?.isStream === true;
    return one(
      'content-type',
      streamed ? 'text/event-stream' : 'application/json',
      response.headers,
    );
  }),

  /** The answer has one `content-length`, and it is the length of the body in bytes. */
  'content-length-is-the-bodys': onAnswer((response) =>
    one('content-length', String(response.body.bytes), response.headers),
  ),

  /** The answer has one `cache-control` header, and it is `no-cache`. */
  'cache-control-is-no-cache': onAnswer((response) =>
    one('cache-control', 'no-cache', response.headers),
  ),

  /**
   * The answer has one `opc-request-id` of three segments joined by `/`: the caller's or one of the service's own,
   * then two of 32 hexadecimal digits.
   */
  'request-id-has-three-segments': onAnswer((response, exchange) => {
    const values = headerValues(response.headers, 'opc-request-id');
    const value = values[0] ?? '';
    const first = requestId.exec(value)?.[1] ?? '';
    const callers = headerValues(exchange.request.headers, 'opc-request-id');
    return values.length === 1 && (ownSegment.test(first) || callers.includes(first))
      ? pass(`opc-request-id is ${value}.`)
      : fail('opc-request-id does not have three segments.', {
          expected: 'three segments of 32 hexadecimal digits, joined by /',
          actual: values.join(', ') || 'absent',
        });
  }),

  /** The answer's `opc-request-id` begins with the one that the caller sent. */
  'request-id-begins-with-the-callers': onAnswer((response, exchange) => {
    const callers = headerValues(exchange.request.headers, 'opc-request-id')[0];
    if (callers === undefined) return notObserved('The request carried no opc-request-id.');
    const value = headerValues(response.headers, 'opc-request-id')[0] ?? '';
    return value.startsWith(`${callers}/`)
      ? pass('opc-request-id begins with the one that was sent.')
      : fail('opc-request-id does not begin with the one that was sent.', {
          expected: `${callers}/…`,
          actual: value || 'absent',
        });
  }),

  /**
   * The provider reports the `opc-request-id`, which support asks for, with the answer or with its error: that of
   * one of the answers, where a call was made again.
   */
  'request-id-is-reported': (trace) => {
    const sent = exchangesOf(trace).flatMap(({ response }) =>
      response === undefined ? [] : headerValues(response.headers, 'opc-request-id'),
    );
    if (exchangesOf(trace).length === 0) return notObserved('No answer was seen on the wire.');
    const reported = trace.outcome.error?.requestId ?? trace.outcome.requestId;
    return reported !== undefined && sent.includes(reported)
      ? pass(`The provider reported ${reported}.`)
      : fail('The provider did not report the opc-request-id of the answer.', {
          expected: sent.join(' or ') || 'an opc-request-id',
          actual: reported ?? 'nothing',
        });
  },

  /** The request carries one `opc-retry-token`. */
  'retry-token-is-sent': onRequest((request) => {
    const values = headerValues(request.headers, 'opc-retry-token');
    return values.length === 1 && values[0] !== ''
      ? pass('The request carries one opc-retry-token.')
      : fail('The request does not carry one opc-retry-token.', {
          expected: 'one opc-retry-token',
          actual: values.join(', ') || 'absent',
        });
  }),

  /**
   * Neither the request's target nor a header that logs keep (`user-agent`, `opc-request-id` …) holds a key, a token
   * or a signature.
   */
  'no-secret-in-sight': onRequest((request) => {
    const leak = [
      ['the target', request.target],
      ...visible.flatMap((name) =>
        headerValues(request.headers, name).map((value) => [name, value] as const),
      ),
    ].find(([, value]) => secret.test(value ?? ''));
    return leak === undefined
      ? pass('Neither the target nor a header that is logged holds a secret.')
      : fail(`A secret stands in ${leak[0]}.`, {
          expected: 'no secret',
          actual: `a match of ${secret.source}`,
        });
  }),

  /** A native chat is one `POST /20231130/actions/chat`. */
  'target-is-the-chat-action': onRequest((request) => {
    const actual = `${request.method} ${request.target}`;
    return actual === 'POST /20231130/actions/chat'
      ? pass(`The request is ${actual}.`)
      : fail('The request does not go to the chat action.', {
          expected: 'POST /20231130/actions/chat',
          actual: show(actual),
        });
  }),
} satisfies Record<string, Check>;

const visible = [
  'user-agent',
  'opc-client-info',
  'opc-request-id',
  'opc-retry-token',
  'referer',
  'cookie',
];
const secret = /PRIVATE KEY|passphrase|signature=|Bearer |sk-[A-Za-z0-9]|ST\$|\[redacted \w/i;
