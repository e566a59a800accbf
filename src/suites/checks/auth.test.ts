import { describe, expect, test } from 'vitest';
import { sampleTrace, utf8 } from '../../../test/support/sample-trace.js';
import type { Exchange, HeaderLines, IdentityRecord, Issuer } from '../../protocol/exchange.js';
import type { Trace } from '../trace.js';
import { authChecks } from './auth.js';
import { exchangesOf, issuancesOf } from './observed.js';

interface Seen {
  readonly identity?: IdentityRecord;
  readonly issuer?: Issuer;
  readonly status?: number;
  readonly headers?: HeaderLines;
  readonly target?: string;
  readonly body?: string;
}

const seen = ({ status = 200, headers = [], target = '/chat', body = '{}', ...rest }: Seen) =>
  ({
    sequence: 1,
    at: 0,
    request: { method: 'POST', target, headers, body: utf8(body) },
    ...rest,
    response: { status, headers: [], body: utf8(''), chunks: [] },
    end: 'complete',
  }) satisfies Exchange;

const by = (token: string): Seen => ({
  identity: { verdict: 'accepted', auth: 'instance_principal', token },
});
const refused: Seen = {
  status: 401,
  identity: { verdict: 'refused', problem: 'token-expired' },
};

const trace = (journal: readonly Seen[], parts: Partial<Trace> = {}): Trace =>
  sampleTrace({ auth: 'instance_principal', journal: journal.map(seen), ...parts });

const verdict = (check: keyof typeof authChecks, given: Trace, expected?: unknown) =>
  authChecks[check](given, expected).verdict;

test('requests for credentials are no calls', () => {
  const given = trace([{ issuer: 'metadata' }, by('a'), { issuer: 'x509' }]);
  expect(exchangesOf(given).length).toBe(1);
  expect(issuancesOf(given).map(({ issuer }) => issuer)).toEqual(['metadata', 'x509']);
});

describe('accepted calls', () => {
  test('are counted in the mode of the cell', () => {
    const journal = [{ issuer: 'x509' } as const, by('a'), by('b')];
    expect(verdict('calls-are-accepted', trace(journal), 2)).toBe('pass');
    expect(verdict('calls-are-accepted', trace(journal), 3)).toBe('fail');
    expect(verdict('calls-are-accepted', trace(journal, { auth: 'api_key' }), 2)).toBe('fail');
    expect(verdict('calls-are-accepted', trace([{ issuer: 'x509' }]), 1)).toBe('not-observed');
    expect(verdict('calls-are-accepted', trace([{ ...by('a'), status: 500 }]), 1)).toBe('fail');
  });

  test('are counted by their outcomes where there is no journal', () => {
    const { journal: _, ...bare } = trace([]);
    const two = { ...bare, outcome: { steps: [{}, {}] } };
    expect(verdict('calls-are-accepted', two, 2)).toBe('pass');
    const failed = { ...bare, outcome: { steps: [{}, { error: { message: 'no' } }] } };
    expect(verdict('calls-are-accepted', failed, 2)).toBe('fail');
  });

  test('are not refused, nor is what they need', () => {
    expect(verdict('no-call-is-refused', trace([by('a')]))).toBe('pass');
    expect(verdict('no-call-is-refused', trace([by('a'), refused]))).toBe('fail');
    const issued = (status: number) => trace([{ issuer: 'x509', status }, by('a')]);
    expect(verdict('issuers-refuse-nothing', issued(200))).toBe('pass');
    expect(verdict('issuers-refuse-nothing', issued(401))).toBe('fail');
  });

  test('carry a delegation token where they have to', () => {
    const delegated = {
      identity: { verdict: 'accepted', auth: 'instance_principal', delegated: true },
    } as const;
    expect(verdict('calls-are-delegated', trace([delegated]))).toBe('pass');
    expect(verdict('calls-are-delegated', trace([delegated, by('a')]))).toBe('fail');
    expect(verdict('calls-are-delegated', trace([refused]))).toBe('not-observed');
  });

  test('are none where none is to be made', () => {
    expect(verdict('no-call-is-made', trace([{ issuer: 'metadata', status: 401 }]))).toBe('pass');
    expect(verdict('no-call-is-made', trace([refused]))).toBe('fail');
  });
});

describe('renewal', () => {
  const once = { credentials: 2, refusals: 1, problem: 'token-expired' };

  test('is told by the tokens that were taken', () => {
    const good = trace([by('a'), by('a'), refused, by('b')]);
    expect(verdict('credential-is-renewed', good, once)).toBe('pass');
    expect(verdict('credential-is-renewed', good, { credentials: 2, refusals: 0 })).toBe('fail');
    const often = trace([by('a'), by('c'), refused, by('b')]);
    expect(verdict('credential-is-renewed', often, once)).toBe('fail');
    expect(verdict('credential-is-renewed', trace([by('a'), refused]), once)).toBe('fail');
    expect(verdict('credential-is-renewed', trace([refused]), once)).toBe('not-observed');
  });

  test('follows no refusal but the one that is expected', () => {
    const other: Seen = { identity: { verdict: 'refused', problem: 'signature-mismatch' } };
    expect(verdict('credential-is-renewed', trace([by('a'), other, by('b')]), once)).toBe('fail');
  });

  test('asks for a token so many times, whatever is asked of the metadata service', () => {
    const given = trace([{ issuer: 'metadata' }, { issuer: 'x509' }, { issuer: 'proxymux' }]);
    expect(verdict('tokens-are-asked-for-at-most', given, 2)).toBe('pass');
    expect(verdict('tokens-are-asked-for-at-most', given, 1)).toBe('fail');
  });

  test('gives each try a date of its own', () => {
    const on = (day: string): Seen => ({
      headers: [
        ['date', 'unsigned'],
        ['x-date', day],
      ],
    });
    expect(verdict('each-try-has-its-own-date', trace([on('1'), on('2')]))).toBe('pass');
    expect(verdict('each-try-has-its-own-date', trace([on('1'), on('1')]))).toBe('fail');
    expect(verdict('each-try-has-its-own-date', trace([on('1')]))).toBe('not-observed');
  });
});

describe('secrets', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJvY2lkMSJ9.c2ln';
  const stay = (journal: readonly Seen[], parts: Partial<Trace> = {}) =>
    verdict('secrets-stay-in-their-place', trace(journal, parts));

  test('stand in authorization and opc-obo-token', () => {
    const headers: HeaderLines = [
      ['authorization', 'Signature keyId="ST$[redacted]",signature="[redacted]"'],
      ['opc-obo-token', '[redacted]'],
      ['x-trace', '[redacted]'],
      ['x-content-sha256', 'V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0='],
    ];
    expect(stay([{ ...by('a'), headers }])).toBe('pass');
  });

  test.each<Seen>([
    { headers: [['user-agent', `client/1 ${jwt}`]] },
    { headers: [['user-agent', 'client/1 [redacted token]']] },
    { headers: [['X-Security-Token', '[redacted]']] },
    { headers: [['accept', 'sk-0123456789abcdef01']] },
    { target: '/chat?token=[redacted]' },
    { target: `/chat?x=${jwt}` },
    { body: `{"user":"${jwt}"}` },
    { body: '{"api_key":"[redacted]"}' },
    { body: '{"user":"[redacted API key]"}' },
    { target: '/chat?x=[redacted token]' },
    { issuer: 'x509', target: `/v1/x509?${jwt}` },
    { headers: [['user-agent', 'client/1 [redacted token]']] },
    { target: '/chat/[redacted API key]' },
  ])('%j shows one', (one) => {
    expect(stay([one])).toBe('fail');
  });

  test('are what an issuer is asked about', () => {
    expect(stay([{ issuer: 'session-refresh', body: `{"currentToken":"${jwt}"}` }])).toBe('pass');
  });

  test('are told in no error', () => {
    const message = `Invalid header: ST$${jwt}`;
    expect(stay([], { outcome: { error: { message } } })).toBe('fail');
    expect(stay([], { outcome: { steps: [{ error: { message } }] } })).toBe('fail');
    expect(stay([], { outcome: { error: { message: 'There is no credential.' } } })).toBe('pass');
  });
});
