import { expect, test } from 'vitest';
import type { Seen } from '../exec/seen.js';
import { styleOf } from '../reports/style.js';
import { seenLines, type Told } from './seen-lines.js';

const nothing: Seen = {
  calls: [],
  issuers: [],
  refusals: [],
  hosts: [],
  elsewhere: [],
  handshakes: [],
};

const lines = (told: Partial<Told>, columns = 100) =>
  seenLines(
    { seen: nothing, requirements: [], offered: [], leftBehind: 0, ...told },
    styleOf({ env: {}, isTTY: false, columns }),
  );

test('nothing at all is said to be nothing', () => {
  expect(lines({ offered: ['api_key', 'session_token'], leftBehind: 1 })).toEqual([
    'oci-conform: what the tenancy saw',
    '  calls        none',
    '  left behind  1 process, ended',
    '  not used     api_key, session_token',
  ]);
});

test('calls come with the answers that were not good, and a refusal with both sides', () => {
  const seen: Seen = {
    ...nothing,
    calls: [
      {
        transport: 'sdk',
        auth: 'api_key',
        verdict: 'accepted',
        count: 3,
        statuses: { 200: 2, 404: 1 },
      },
      {
        transport: 'v1',
        auth: 'instance_principal',
        delegated: true,
        verdict: 'let-through',
        count: 1,
        statuses: { 200: 1 },
      },
    ],
    issuers: [{ issuer: 'metadata', count: 4, refused: 1 }],
    refusals: [
      {
        verdict: 'refused',
        problem: 'signature-mismatch',
        count: 2,
        method: 'GET',
        target: '/20231130/models?limit=5',
        transport: 'management',
        diagnosis: {
          problem: 'signature-mismatch',
          summary: 'The path was signed without the query.',
          remedy: 'Sign the query too.',
          lines: [
            { name: '(request-target)', expected: 'get /m?l', received: 'get /m', first: true },
          ],
        },
      },
    ],
    hosts: [{ host: 'pypi.org:443', count: 1 }],
  };
  const requirements = [
    { transport: 'sdk', auth: 'api_key' },
    { transport: '*', auth: 'session_token' },
  ] as const;
  expect(lines({ seen, requirements, offered: ['api_key'] })).toEqual([
    'oci-conform: what the tenancy saw',
    '  sdk          api_key: 3 calls, 2 answered 2xx, 1 answered 404',
    '  v1           instance_principal: 1 call, delegated, let through',
    '  credentials  metadata: 4 requests, 1 refused',
    '  refused      2 requests on management: signature-mismatch: The path was signed without the query.',
    '               first: GET /20231130/models?limit=5',
    '               service builds: get /m?l',
    '               client signed: get /m',
    '               Sign the query too.',
    '  not let out  pypi.org:443: 1 request',
    '  never came   *:session_token, required',
  ]);
});

test('no line is longer than a narrow terminal, and none moves its cursor', () => {
  const elsewhere = [
    { method: 'GET', path: `/\u001b[2J${'x'.repeat(500)}`, status: 404, count: 1 },
  ];
  const printed = lines({ seen: { ...nothing, elsewhere } }, 40);
  expect(printed.filter((line) => line.length > 40)).toEqual([]);
  expect(printed.join('')).not.toContain('\u001b');
});
