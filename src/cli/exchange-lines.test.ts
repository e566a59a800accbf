import { expect, test } from 'vitest';
import type { Exchange } from '../protocol/exchange.js';
import { exchangeLines } from './exchange-lines.js';

const refused: Exchange = {
  sequence: 1,
  at: 0,
  request: {
    method: 'GET',
    target: '/20231130/models?limit=5',
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
  },
  identity: {
    verdict: 'refused',
    problem: 'signature-mismatch',
    diagnosis: {
      problem: 'signature-mismatch',
      summary: 'The path was signed without the query.',
      remedy: 'Sign the query too.',
      lines: [
        { name: 'date', expected: 'date: today', received: 'date: today' },
        {
          name: '(request-target)',
          expected: '(request-target): get /20231130/models?limit=5',
          received: '(request-target): get /20231130/models',
          first: true,
        },
      ],
    },
  },
  reply: 'error',
  response: {
    status: 401,
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
    chunks: [],
  },
  end: 'complete',
};

test('a refused signature is shown with the first differing line of both sides', () => {
  expect(exchangeLines(refused, 'default').split('\n')).toEqual([
    'GET /20231130/models?limit=5 401 default',
    '  signature-mismatch: The path was signed without the query.',
    '  service builds  (request-target): get /20231130/models?limit=5',
    '  client signed   (request-target): get /20231130/models',
    '  Sign the query too.',
    '',
  ]);
});

test('what could move the cursor is shown as a code', () => {
  const request = { ...refused.request, target: '/\u001b[2J' };
  expect(exchangeLines({ ...refused, request }, undefined)).toContain('/\\x1b[2J 401 (no tenancy)');
});

test('a target that never ends does end', () => {
  const long = { ...refused.request, target: `/openai/v1/responses/${'z'.repeat(9000)}` };
  const [line = ''] = exchangeLines({ ...refused, request: long }, 'default').split('\n');
  expect(line).toBe(`GET /openai/v1/responses/${'z'.repeat(219)}… 401 default`);
});

test('what befell an answer is shown, and when the client left', () => {
  const { identity: _, ...request } = { ...refused, reply: 'family' };
  const answered: Exchange = {
    ...request,
    response: { status: 200, headers: [], body: refused.request.body, chunks: [] },
    faults: ['sse/crlf', 'ending/held-open'],
    closed: { at: 40.4, sinceLastChunk: 12.3 },
    end: 'held',
  };
  expect(exchangeLines(answered, 'default')).toBe(
    'GET /20231130/models?limit=5 200 default (held; the client left 12 ms after the last chunk) [sse/crlf, ending/held-open]\n',
  );
  expect(exchangeLines({ ...answered, closed: { at: 40.4 }, end: 'stalled' }, 'default')).toContain(
    '(stalled; the client left after 40 ms)',
  );
});
