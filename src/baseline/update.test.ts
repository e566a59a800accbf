import { expect, test } from 'vitest';
import { judgedAt, placeOf } from '../../test/baseline/results.js';
import type { CaseResult } from '../suites/verdict.js';
import type { BaselineEntry } from './baseline.js';
import { changeWords } from './change-words.js';
import { renderBaseline, updateBaseline } from './update.js';

/** Brings entries up to date; what was judged is all there is, but for `others`. */
function update(
  entries: readonly BaselineEntry[],
  results: readonly CaseResult[],
  others: readonly string[] = [],
) {
  const places = [...results, ...others.map(placeOf)];
  return updateBaseline({
    baseline: { entries },
    results,
    places,
    catalogue: places,
    today: '2026-11-21',
  });
}

const known: BaselineEntry = {
  case: 'stream/b',
  reason: 'The closing frame.',
  checks: ['text-is-as-given'],
  link: 'https://example.com/7',
  expires: '2027-01-15',
};

/** A result that fails by checks. */
const failing = (words: string, ...checks: readonly string[]) =>
  judgedAt(words, 'fail', {
    findings: checks.map((check) => ({ check, verdict: 'fail', message: 'Another.' })),
  });

test('new failures get entries for 90 days, with a reason drawn from the finding', () => {
  const finding = {
    check: 'turn-as-given',
    verdict: 'fail',
    message: 'Another\ntext   than given.',
  } as const;
  const passing = { check: 'no-error', verdict: 'pass', message: 'None.' } as const;
  const { baseline, added } = update(
    [],
    [
      judgedAt('stream/b', 'fail', { findings: [passing, finding] }),
      judgedAt('answer/a', 'not-observed', { reason: 'The call never reached the service.' }),
      judgedAt('answer/b', 'warn', { findings: [{ ...finding, message: 'x'.repeat(300) }] }),
      judgedAt('answer/c', 'pass'),
      judgedAt('answer/d', 'error'),
    ],
  );
  expect(added).toEqual(['stream/b', 'answer/a', 'answer/b']);
  expect(baseline.entries).toEqual([
    {
      case: 'answer/a',
      reason: 'The call never reached the service.',
      checks: ['not-observed'],
      expires: '2027-02-19',
    },
    {
      case: 'answer/b',
      reason: `turn-as-given: ${'x'.repeat(184)}…`,
      checks: ['turn-as-given'],
      expires: '2027-02-19',
    },
    {
      case: 'stream/b',
      reason: 'turn-as-given: Another text than given.',
      checks: ['turn-as-given'],
      expires: '2027-02-19',
    },
  ]);
});

test('a run like the last one changes nothing', () => {
  const results = [failing('stream/b', 'text-is-as-given'), judgedAt('stream/a', 'pass')];
  const { baseline, kept, added, removed } = update([known], results);
  expect(baseline.entries).toEqual([known]);
  expect({ kept, added, removed }).toEqual({ kept: ['stream/b'], added: [], removed: [] });
});

test('what passes is removed, and what is gone from the catalogue', () => {
  const gone = { ...known, case: 'stream/gone' };
  const { baseline, removed } = update([known, gone], [judgedAt('stream/b', 'pass')]);
  expect(baseline.entries).toEqual([]);
  expect(removed).toEqual(['stream/b', 'stream/gone']);
});

test('what was not run is left alone', () => {
  const { baseline, kept } = update([known], [judgedAt('stream/a', 'pass')], ['stream/b']);
  expect(baseline.entries).toEqual([known]);
  expect(kept).toEqual(['stream/b']);
});

test('an error of the kit is no news of a case', () => {
  expect(update([known], [judgedAt('stream/b', 'error')]).baseline.entries).toEqual([known]);
});

test('an entry whose day has passed is renewed where it still holds, reason and link kept', () => {
  const old = { ...known, expires: '2026-11-20' };
  const { baseline, renewed } = update([old], [failing('stream/b', 'text-is-as-given')]);
  expect(baseline.entries).toEqual([{ ...known, expires: '2027-02-19' }]);
  expect(renewed).toEqual(['stream/b']);
});

test('an entry of which some cases pass is narrowed to the others, reason, link and day kept', () => {
  const wide = { ...known, case: 'stream' };
  const { baseline, narrowed, added } = update(
    [wide],
    [
      judgedAt('stream/a sdk', 'fail'),
      judgedAt('stream/a v1', 'fail'),
      judgedAt('stream/b sdk', 'pass'),
      judgedAt('stream/b v1', 'fail'),
    ],
    ['stream/c v1'],
  );
  expect(baseline.entries.map((entry) => entry.case)).toEqual([
    'stream/a',
    'stream/b transport:v1',
    'stream/c',
  ]);
  expect(baseline.entries.map(({ reason, link, expires }) => [reason, link, expires])).toEqual(
    [1, 2, 3].map(() => ['The closing frame.', 'https://example.com/7', '2027-01-15']),
  );
  expect(narrowed).toEqual(['stream']);
  expect(added).toEqual([]);
});

test('cells are grouped where it is exact: what passes and what was not run is kept out', () => {
  const { added } = update(
    [],
    [
      judgedAt('a/all sdk', 'fail'),
      judgedAt('a/all v1', 'fail'),
      judgedAt('a/all v1 genai_api_key', 'fail'),
      judgedAt('a/transport sdk', 'pass'),
      judgedAt('a/transport v1', 'fail'),
      judgedAt('a/transport v1 genai_api_key', 'fail'),
      judgedAt('a/auth v1 genai_api_key', 'fail'),
      judgedAt('a/auth responses genai_api_key', 'fail'),
      judgedAt('a/auth v1', 'pass'),
      judgedAt('a/auth responses', 'pass'),
      judgedAt('a/unknown sdk', 'fail'),
      judgedAt('a/one sdk', 'pass'),
      judgedAt('a/one v1', 'pass'),
      judgedAt('a/one v1 genai_api_key', 'fail'),
      judgedAt('a/none sdk', 'fail'),
      judgedAt('a/none v1', 'not-applicable'),
    ],
    ['a/unknown v1'],
  );
  expect(added).toEqual([
    'a/all',
    'a/transport transport:v1',
    'a/auth auth:genai_api_key',
    'a/unknown transport:sdk',
    'a/one transport:v1 auth:genai_api_key',
    'a/none',
  ]);
});

test('a case above another does not swallow it', () => {
  const { added } = update([], [judgedAt('a/b', 'fail'), judgedAt('a/b/c', 'pass')]);
  expect(added).toEqual(['a/b transport:sdk auth:api_key']);
});

test('entries stay where they stood; a new one stands where the alphabet puts it', () => {
  const entries = ['z/last', 'c/middle', 'e/later'].map((one) => ({ ...known, case: one }));
  const { baseline } = update(
    entries,
    ['z/last', 'c/middle', 'e/later', 'd/new', 'zz/new'].map((id) => judgedAt(id, 'fail')),
  );
  expect(baseline.entries.map((entry) => entry.case)).toEqual([
    'd/new',
    'z/last',
    'c/middle',
    'e/later',
    'zz/new',
  ]);
});

test('the file is plain JSON, its schema named', () => {
  expect(renderBaseline({ entries: [known] })).toBe(`{
  "$schema": "https://unpkg.com/oci-conform/schemas/baseline.schema.json",
  "entries": [
    {
      "case": "stream/b",
      "reason": "The closing frame.",
      "checks": [
        "text-is-as-given"
      ],
      "link": "https://example.com/7",
      "expires": "2027-01-15"
    }
  ]
}
`);
});

test('a reason holds where the first red check parts from what was given', () => {
  const { baseline } = update(
    [],
    [
      judgedAt('stream/a', 'fail', {
        findings: [
          {
            check: 'finish-reason-is-as-given',
            verdict: 'fail',
            message: 'The finish reason is not as given.',
            expected: 'tool_calls',
            actual: 'stop',
            difference: 'line 1, column 1 (character 1): expected "tool_calls", got "stop"',
          },
        ],
      }),
      judgedAt('stream/b', 'fail', {
        findings: [
          { check: 'x', verdict: 'fail', message: 'Other.', expected: '200', actual: '401' },
        ],
      }),
    ],
  );
  expect(baseline.entries.map(({ reason }) => reason)).toEqual([
    'finish-reason-is-as-given: line 1, column 1 (character 1): expected "tool_calls", got "stop"',
    'x: expected 200, got 401',
  ]);
});

test('an entry names what its cases fail by now, and keeps reason, link and day', () => {
  const { checks: _, ...old } = known;
  const grown = { ...known, case: 'stream/c' };
  const { baseline, kept, changed, added } = update(
    [old, grown],
    [
      failing('stream/b sdk', 'text-is-as-given'),
      failing('stream/b v1', 'no-error', 'text-is-as-given'),
      failing('stream/c', 'usage-is-as-given'),
      failing('stream/d sdk', 'text-is-as-given'),
      failing('stream/d v1', 'no-error'),
    ],
  );
  expect(baseline.entries).toEqual([
    { ...known, checks: ['no-error', 'text-is-as-given'] },
    { ...grown, checks: ['usage-is-as-given'] },
    {
      case: 'stream/d',
      reason: 'text-is-as-given: Another.',
      checks: ['no-error', 'text-is-as-given'],
      expires: '2027-02-19',
    },
  ]);
  expect({ kept, changed, added }).toEqual({
    kept: [],
    changed: ['stream/b', 'stream/c'],
    added: ['stream/d'],
  });
});

test('where some cases of an entry were not run, it allows them what it did', () => {
  const { checks: _, ...old } = known;
  const results = [failing('stream/b', 'no-error')];
  expect(update([old], results, ['stream/b v1']).baseline.entries).toEqual([old]);
  expect(update([known], results, ['stream/b v1']).baseline.entries).toEqual([
    { ...known, checks: ['no-error', 'text-is-as-given'] },
  ]);
});

test('a narrowed entry names what its own cases fail by', () => {
  const { baseline } = update(
    [{ ...known, case: 'stream' }],
    [
      failing('stream/a', 'no-error'),
      failing('stream/b', 'text-is-as-given'),
      judgedAt('stream/c', 'pass'),
    ],
  );
  expect(baseline.entries.map((entry) => [entry.case, entry.checks])).toEqual([
    ['stream/a', ['no-error']],
    ['stream/b', ['text-is-as-given']],
  ]);
});

test('what was done is told: how many stand, how they came there, and what went', () => {
  const gone = { ...known, case: 'stream/gone' };
  const results = [failing('stream/b', 'text-is-as-given'), failing('a/new', 'no-error')];
  expect(changeWords(update([known, gone], results), true)).toBe(
    '2 entries written: 1 added, 1 kept; 1 removed: stream/gone',
  );
  expect(changeWords(update([known], results.slice(0, 1)), false)).toBe('as it was, 1 entry');
  expect(changeWords(update([], []), true)).toBe('0 entries written');
});
