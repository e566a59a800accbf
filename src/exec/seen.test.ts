import { describe, expect, it } from 'vitest';
import type { Exchange } from '../protocol/exchange.js';
import { meets, openTally } from './seen.js';

const body = { encoding: 'utf8', text: '', bytes: 0 } as const;

const exchange = (
  target: string,
  status: number,
  more: Partial<Exchange> = {},
  method = 'POST',
): Exchange => ({
  sequence: 1,
  at: 0,
  request: { method, target, headers: [], body },
  response: { status, headers: [], body, chunks: [] },
  end: 'complete',
  ...more,
});

const chat = (status: number, identity: Exchange['identity']): Exchange =>
  exchange('/20231130/actions/chat', status, {
    transport: 'sdk',
    ...(identity === undefined ? {} : { identity }),
  });

const diagnosis = {
  problem: 'signature-mismatch',
  summary: 'The path was signed without the query.',
  remedy: 'Sign the query too.',
  lines: [],
} as const;

function seenOf(...exchanges: readonly Exchange[]) {
  const tally = openTally();
  for (const one of exchanges) tally.note(one);
  return tally.seen();
}

describe('what was seen', () => {
  it('counts calls by transport and auth mode, and their answers by status', () => {
    const accepted = { verdict: 'accepted', auth: 'api_key' } as const;
    const seen = seenOf(
      chat(200, accepted),
      chat(200, accepted),
      chat(429, accepted),
      chat(200, { verdict: 'accepted', auth: 'instance_principal', delegated: true }),
    );
    expect(seen.calls).toEqual([
      {
        transport: 'sdk',
        auth: 'api_key',
        verdict: 'accepted',
        count: 3,
        statuses: { 200: 2, 429: 1 },
      },
      {
        transport: 'sdk',
        auth: 'instance_principal',
        delegated: true,
        verdict: 'accepted',
        count: 1,
        statuses: { 200: 1 },
      },
    ]);
  });

  it('keeps the first of those refused for a reason, and counts none of them as a call', () => {
    const refused = { verdict: 'refused', problem: 'signature-mismatch', diagnosis } as const;
    const seen = seenOf(chat(401, refused), chat(401, refused));
    expect(seen.calls).toEqual([]);
    expect(seen.refusals).toEqual([
      {
        verdict: 'refused',
        problem: 'signature-mismatch',
        method: 'POST',
        target: '/20231130/actions/chat',
        transport: 'sdk',
        diagnosis,
        count: 2,
      },
    ]);
  });

  it('tells both of a call that was let through', () => {
    const through = { verdict: 'let-through', auth: 'api_key', diagnosis } as const;
    const seen = seenOf(chat(200, { ...through, problem: 'signature-mismatch' }));
    expect(seen.calls).toMatchObject([{ verdict: 'let-through', count: 1 }]);
    expect(seen.refusals).toMatchObject([{ verdict: 'let-through', count: 1 }]);
  });

  it('tells issuers, foreign hosts, wrong paths and failed handshakes apart', () => {
    const seen = seenOf(
      exchange('/opc/v2/instance/region', 200, { issuer: 'metadata' }, 'GET'),
      exchange('/opc/v2/instance/region', 401, { issuer: 'metadata' }, 'GET'),
      exchange('api.openai.com:443', 403, {}, 'CONNECT'),
      exchange('http://pypi.org/simple', 403, {}, 'GET'),
      exchange('/20231130/chat?a=b', 404, { identity: { verdict: 'accepted', auth: 'api_key' } }),
      exchange('auth.us-chicago-1.oraclecloud.com:443', 0, { reply: 'tls: unknown ca' }, 'CONNECT'),
    );
    expect(seen).toEqual({
      calls: [],
      issuers: [{ issuer: 'metadata', count: 2, refused: 1 }],
      refusals: [],
      hosts: [
        { host: 'api.openai.com:443', count: 1 },
        { host: 'pypi.org', count: 1 },
      ],
      elsewhere: [{ method: 'POST', path: '/20231130/chat', status: 404, count: 1 }],
      handshakes: [
        { host: 'auth.us-chicago-1.oraclecloud.com:443', note: 'tls: unknown ca', count: 1 },
      ],
    });
  });

  it('takes no more room for ever more hosts', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      exchange(`host-${at}.example:443`, 403, {}, 'CONNECT'),
    );
    const { hosts } = seenOf(...many);
    expect(hosts).toHaveLength(51);
    expect(hosts.at(-1)).toEqual({ host: '(others)', count: 4950 });
  });
});

describe('a requirement', () => {
  const seen = seenOf(
    chat(404, { verdict: 'accepted', auth: 'session_token' }),
    chat(401, { verdict: 'refused', auth: 'api_key', diagnosis }),
  );

  it.each([
    ['sdk', 'session_token', true],
    ['*', 'session_token', true],
    ['v1', 'session_token', false],
    ['sdk', 'api_key', false],
  ] as const)('%s:%s', (transport, auth, met) => {
    expect(meets(seen, { transport, auth })).toBe(met);
  });
});
