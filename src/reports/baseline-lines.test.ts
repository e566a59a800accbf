import { expect, test } from 'vitest';
import { judgedAt } from '../../test/baseline/results.js';
import { sampleRun } from '../../test/reports/sample.js';
import { expectedWords } from './baseline-lines.js';
import { groupFindings } from './groups.js';

const expected = {
  entry: 'stream',
  reason: 'The client.',
  checks: ['finish-reason-is-as-given'],
  expires: '2027-03-01',
  verdict: 'fail',
} as const;

const finds = (check: string) => ({ check, verdict: 'fail', message: 'another.' }) as const;

test('of a failure that is known in part, the rest is told, and is its cause', () => {
  const news = { ...expected, unnamed: ['tool-calls-are-as-given'] };
  expect(expectedWords(expected)).toBe('The client.');
  expect(expectedWords(news)).toBe(
    'The client. The entry "stream" does not name tool-calls-are-as-given.',
  );
  const findings = [finds('finish-reason-is-as-given'), finds('tool-calls-are-as-given')];
  const groups = groupFindings(
    sampleRun([judgedAt('stream/a', 'fail', { findings, expected: news })]),
  );
  expect(groups.map(({ cause }) => cause)).toEqual(['tool-calls-are-as-given: another']);
});
