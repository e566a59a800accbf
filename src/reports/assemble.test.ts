import { expect, test } from 'vitest';
import { resultOf } from '../../test/reports/sample.js';
import { assembleReport } from './assemble.js';

const parts = {
  version: '0.1.0',
  duration: 10,
  seed: 1,
  target: { kind: 'mock', name: 'built-in mock' },
  subjects: [
    { transport: 'sdk', auth: 'api_key', provider: { name: 'sample-client', version: '1' } },
  ],
  command: 'oci-conform',
} as const;

test('totals and cells follow from the results', () => {
  const report = assembleReport({
    ...parts,
    results: [
      resultOf('pass', { transport: 'management' }),
      resultOf('fail'),
      resultOf('pass'),
      resultOf('not-applicable'),
    ],
  });
  expect(report.totals).toEqual({
    pass: 2,
    fail: 1,
    warn: 0,
    'expected-fail': 0,
    'unexpected-pass': 0,
    'not-applicable': 1,
    'not-observed': 0,
    error: 0,
  });
  expect(report.cells.map((cell) => [cell.transport, cell.auth, cell.totals.pass])).toEqual([
    ['sdk', 'api_key', 1],
    ['management', 'api_key', 1],
  ]);
});

test('a cell that is wholly not applicable gives each reason once', () => {
  const report = assembleReport({
    ...parts,
    results: [
      resultOf('not-applicable', { id: 'a', reason: 'no model is set' }),
      resultOf('not-applicable', { id: 'b', reason: 'no journal is kept' }),
      resultOf('not-applicable', { id: 'c', reason: 'no model is set' }),
    ],
    absent: [{ transport: 'v1', auth: 'api_key', reason: 'no provider' }],
  });
  expect(report.cells.map((cell) => cell.reason)).toEqual([
    'no model is set; no journal is kept',
    'no provider',
  ]);
});

test('a cell with anything judged has no reason', () => {
  const results = [resultOf('pass'), resultOf('not-applicable')];
  const absent = [{ transport: 'sdk', auth: 'api_key', reason: 'never said' }] as const;
  expect(assembleReport({ ...parts, results, absent }).cells[0]).not.toHaveProperty('reason');
});

test('a cell tells how its credential was had', () => {
  const wayIn = 'its tokens come over TLS';
  const [subject] = parts.subjects;
  const { cells } = assembleReport({
    ...parts,
    subjects: [subject, { ...subject, auth: 'oke_workload_identity', wayIn }],
    results: [resultOf('pass'), resultOf('pass', { auth: 'oke_workload_identity' })],
  });
  expect(cells.map((cell) => cell.wayIn)).toEqual([undefined, wayIn]);
});

test('each cell names who made its calls, and the run names them all', () => {
  const openai = { name: 'openai', version: '6.30.1' };
  const { provider, cells } = assembleReport({
    ...parts,
    subjects: [...parts.subjects, { transport: 'v1', auth: 'genai_api_key', provider: openai }],
    results: [
      resultOf('pass'),
      resultOf('pass', { transport: 'v1', auth: 'genai_api_key' }),
      resultOf('pass', { transport: 'responses' }),
    ],
  });
  expect(provider).toEqual({ name: 'sample-client 1, openai 6.30.1', version: '' });
  expect(cells.map((cell) => cell.provider)).toEqual([
    { name: 'sample-client', version: '1' },
    openai,
    undefined,
  ]);
});
