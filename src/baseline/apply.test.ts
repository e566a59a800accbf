import { expect, test } from 'vitest';
import { judgedAt, placeOf } from '../../test/baseline/results.js';
import { applyBaseline, expectationOf } from './apply.js';
import type { BaselineEntry } from './baseline.js';

const entry = (pattern: string, changes: Partial<BaselineEntry> = {}): BaselineEntry => ({
  case: pattern,
  reason: 'We know.',
  expires: '2027-03-01',
  ...changes,
});

const apply = (
  results: Parameters<typeof applyBaseline>[0],
  entries: readonly BaselineEntry[],
  today = '2026-11-21',
) => applyBaseline(results, { entries }, today, 'b.json');

test('what was expected to fail is expected, and keeps what went wrong', () => {
  const { results } = apply(
    [
      judgedAt('stream/a', 'fail'),
      judgedAt('stream/b', 'warn'),
      judgedAt('stream/c', 'not-observed'),
      judgedAt('answer/a', 'fail'),
    ],
    [entry('stream', { link: 'https://example.com/1' })],
  );
  expect(results.map(({ verdict }) => verdict)).toEqual([
    'expected-fail',
    'expected-fail',
    'expected-fail',
    'fail',
  ]);
  expect(results[1]).toMatchObject({
    reason: 'It is warn.',
    expected: {
      entry: 'stream',
      reason: 'We know.',
      link: 'https://example.com/1',
      expires: '2027-03-01',
      verdict: 'warn',
    },
  });
  expect(results[3]).not.toHaveProperty('expected');
});

test('a pass that was expected to fail is a finding, and says what to do', () => {
  const { results } = apply([judgedAt('stream/a', 'pass')], [entry('stream/a')]);
  expect(results[0]).toMatchObject({
    verdict: 'unexpected-pass',
    reason:
      'It passes, though b.json expects it to fail. Remove or narrow the entry "stream/a"; --update-baseline does it.',
    expected: { verdict: 'pass' },
  });
});

test('errors and what is not applicable are never expected', () => {
  const given = [judgedAt('stream/a', 'error'), judgedAt('stream/b', 'not-applicable')];
  const { results, summary } = apply(given, [entry('stream')]);
  expect(results).toEqual(given);
  expect(summary.idle).toEqual(['stream']);
});

test('an entry counts through its last day, and is told of afterwards', () => {
  const given = [judgedAt('stream/a', 'fail'), judgedAt('stream/b', 'pass')];
  const entries = [entry('stream/a', { expires: '2026-11-21' })];
  expect(apply(given, entries).results[0]?.verdict).toBe('expected-fail');
  const late = apply(given, entries, '2026-11-22');
  expect(late.results).toEqual(given);
  expect(late.summary).toEqual({
    file: 'b.json',
    entries: 1,
    expired: [{ case: 'stream/a', reason: 'We know.', expires: '2026-11-21', failing: 1 }],
    idle: [],
  });
});

test('of two entries the first decides, and an expired one gives way', () => {
  const entries = [
    entry('stream', { reason: 'Old.', expires: '2026-01-01' }),
    entry('stream/a', { reason: 'First.' }),
    entry('**', { reason: 'Second.' }),
  ];
  expect(apply([judgedAt('stream/a', 'fail')], entries).results[0]?.expected?.reason).toBe(
    'First.',
  );
});

test('a run that stops at findings knows what is expected', () => {
  const expects = expectationOf(
    { entries: [entry('stream transport:v1'), entry('answer', { expires: '2026-01-01' })] },
    '2026-11-21',
  );
  expect(expects(placeOf('stream/a v1'))?.case).toBe('stream transport:v1');
  expect(expects(placeOf('stream/a sdk'))).toBeUndefined();
  expect(expects(placeOf('answer/a v1'))).toBeUndefined();
});

const finds = (check: string, verdict: 'pass' | 'fail' | 'not-observed' = 'fail') => ({
  check,
  verdict,
  message: `${check} is looked at.`,
});

test('an entry with checks expects failures by these, or by some of them', () => {
  const checks = ['finish-reason-is-as-given', 'text-is-as-given'];
  const { results } = apply(
    [
      judgedAt('stream/a', 'fail', {
        findings: [finds('no-error', 'pass'), finds('finish-reason-is-as-given')],
      }),
      judgedAt('stream/b', 'pass', { findings: [finds('text-is-as-given', 'pass')] }),
    ],
    [entry('stream', { checks })],
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(['expected-fail', 'unexpected-pass']);
  expect(results[0]?.expected).toMatchObject({ checks, verdict: 'fail' });
});

test('a failure by a check that its entry does not name stays one, and says which', () => {
  const checks = ['finish-reason-is-as-given'];
  const named = finds('finish-reason-is-as-given');
  const { results, summary } = apply(
    [
      judgedAt('stream/a', 'fail', { findings: [named, finds('tool-calls-are-as-given')] }),
      judgedAt('stream/b', 'warn', { findings: [finds('text-is-as-given', 'not-observed')] }),
    ],
    [entry('stream', { checks }), entry('stream/a', { checks: ['tool-calls-are-as-given'] })],
  );
  expect(results[0]).toMatchObject({
    verdict: 'fail',
    reason: 'It is fail. b.json, entry "stream", does not name tool-calls-are-as-given.',
    expected: { entry: 'stream', checks, unnamed: ['tool-calls-are-as-given'], verdict: 'fail' },
  });
  expect(results[1]).toMatchObject({
    verdict: 'warn',
    expected: { unnamed: ['text-is-as-given'] },
  });
  expect(summary.idle).toEqual([]);
});

test('a call that never came, or is not supported, is no failure of a check', () => {
  const results = [
    judgedAt('stream/a', 'not-observed', { findings: [finds('text-is-as-given')] }),
    judgedAt('stream/b', 'fail'),
  ];
  const verdicts = (...checks: readonly string[]) =>
    apply(results, [entry('stream', { checks })]).results.map(({ verdict }) => verdict);
  expect(verdicts('text-is-as-given')).toEqual(['not-observed', 'fail']);
  expect(verdicts('not-observed', 'unsupported')).toEqual(['expected-fail', 'expected-fail']);
});
