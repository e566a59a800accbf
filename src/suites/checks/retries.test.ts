import { expect, test } from 'vitest';
import { sampleTrace } from '../../../test/support/sample-trace.js';
import type { Exchange, HeaderLines } from '../../protocol/exchange.js';
import type { Trace } from '../trace.js';
import { retriesChecks } from './retries.js';

interface Try {
  readonly at: number;
  readonly took: number;
  readonly body?: string;
  readonly headers?: HeaderLines;
  readonly refused?: true;
}

const exchange = (
  { at, took, body = '{}', headers = [], refused }: Try,
  place: number,
): Exchange => ({
  sequence: place + 1,
  at,
  request: {
    method: 'POST',
    target: '/chat',
    headers,
    body: { encoding: 'utf8', text: body, bytes: body.length },
  },
  identity: refused ? { verdict: 'refused', problem: 'token-expired' } : { verdict: 'accepted' },
  response: {
    status: 503,
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
    chunks: [{ at: took, offset: 0, length: 1 }],
  },
  end: 'complete',
});

const trace = (tries: readonly Try[], auth: Trace['auth'] = 'api_key'): Trace =>
  sampleTrace({ auth, journal: tries.map(exchange) });

const dated = (at: number, date: string): Try => ({ at, took: 0, headers: [['X-Date', date]] });
const marked = (token: string): Try => ({ at: 0, took: 0, headers: [['opc-retry-token', token]] });

test('tries are counted, the first included', () => {
  const two = trace([
    { at: 0, took: 1 },
    { at: 9, took: 1 },
  ]);
  expect(retriesChecks['tries-are'](two, 2).verdict).toBe('pass');
  expect(retriesChecks['tries-are'](two, 3).verdict).toBe('fail');
  expect(retriesChecks['tries-are'](trace([]), 0).verdict).toBe('not-observed');
});

test('a pause begins where the answer ended', () => {
  const late = trace([
    { at: 100, took: 50 },
    { at: 1150, took: 1 },
  ]);
  expect(retriesChecks['tries-wait'](late, 1000).verdict).toBe('pass');
  expect(retriesChecks['tries-wait'](late, 1030).verdict).toBe('fail');
  expect(retriesChecks['tries-wait'](trace([{ at: 0, took: 1 }]), 1).verdict).toBe('not-observed');
});

test('a try that asks for something else, or proves nothing, is found', () => {
  const one = { at: 0, took: 0 };
  expect(retriesChecks['tries-ask-the-same'](trace([one, one])).verdict).toBe('pass');
  expect(retriesChecks['tries-ask-the-same'](trace([one, { ...one, body: '[]' }])).verdict).toBe(
    'fail',
  );
  expect(retriesChecks['tries-ask-the-same'](trace([one, { ...one, refused: true }])).verdict).toBe(
    'fail',
  );
});

test('a date that comes twice is found, but a bearer has none', () => {
  const fresh = trace([
    dated(0, 'Sat, 21 Nov 2026 10:00:00 GMT'),
    dated(1000, 'Sat, 21 Nov 2026 10:00:01 GMT'),
  ]);
  const old = [
    dated(0, 'Sat, 21 Nov 2026 10:00:00 GMT'),
    dated(1000, 'Sat, 21 Nov 2026 10:00:00 GMT'),
  ];
  expect(retriesChecks['tries-are-signed-anew'](fresh).verdict).toBe('pass');
  expect(retriesChecks['tries-are-signed-anew'](trace(old)).verdict).toBe('fail');
  expect(retriesChecks['tries-are-signed-anew'](trace(old, 'genai_api_key')).verdict).toBe('pass');
});

test('one token for all tries, and not none', () => {
  const check = retriesChecks['tries-share-their-token'];
  expect(check(trace([marked('a'), marked('a')])).verdict).toBe('pass');
  expect(check(trace([marked('a'), marked('b')])).verdict).toBe('fail');
  expect(
    check(
      trace([
        { at: 0, took: 0 },
        { at: 1, took: 0 },
      ]),
    ).verdict,
  ).toBe('fail');
});
