import { expect, test } from 'vitest';
import { resultOf, sampleRun } from '../../test/reports/sample.js';
import type { CaseResult } from '../suites/verdict.js';
import { type ExitCode, exitCodeOf } from './exit-code.js';
import type { RunReport } from './report.js';
import { summaryLine } from './summary.js';

const pass = resultOf('pass');

const rows: readonly (readonly [
  what: string,
  results: readonly CaseResult[],
  rest: Partial<RunReport>,
  code: ExitCode,
  word: string,
])[] = [
  ['all pass', [pass], {}, 0, 'PASS'],
  ['a warn', [pass, resultOf('warn', { level: 'should' })], {}, 0, 'PASS'],
  ['an expected fail', [pass, resultOf('expected-fail')], {}, 0, 'PASS'],
  ['one not applicable', [pass, resultOf('not-applicable')], {}, 0, 'PASS'],
  ['a should not observed', [pass, resultOf('not-observed', { level: 'should' })], {}, 0, 'PASS'],
  ['a fail', [pass, resultOf('fail')], {}, 1, 'FAIL'],
  ['a must not observed', [pass, resultOf('not-observed')], {}, 1, 'FAIL'],
  ['an unexpected pass', [pass, resultOf('unexpected-pass')], {}, 1, 'FAIL'],
  ['info that fails', [pass, resultOf('fail', { level: 'info' })], {}, 0, 'PASS'],
  ['no case', [], {}, 2, 'NOTHING JUDGED'],
  ['nothing applicable', [resultOf('not-applicable')], {}, 2, 'NOTHING JUDGED'],
  ['an error beside a fail', [resultOf('error'), resultOf('fail')], {}, 3, 'KIT FAILED'],
  ['a run that broke', [pass], { failure: 'the worker died' }, 3, 'KIT FAILED'],
  ['a run that broke early', [], { failure: 'no worker' }, 3, 'KIT FAILED'],
  ['an interruption', [pass], { interrupted: true }, 130, 'INTERRUPTED'],
  ['an interruption with a fail', [resultOf('fail')], { interrupted: true }, 130, 'INTERRUPTED'],
];

test.each(rows)('%s: exit code and last line agree', (_what, results, rest, code, word) => {
  const report = { ...sampleRun(results).report, ...rest };
  expect(exitCodeOf(report)).toBe(code);
  expect(summaryLine(report).startsWith(`${word}: `)).toBe(true);
});

test('the last line counts by verdict and says why a run broke', () => {
  const results = [pass, pass, resultOf('not-observed')];
  const { report } = sampleRun(results);
  expect(summaryLine(report)).toBe('FAIL: 3 cases in 4.2 s: 2 pass, 1 not observed');
  expect(summaryLine({ ...report, failure: 'the worker died' })).toBe(
    'KIT FAILED: 3 cases in 4.2 s: 2 pass, 1 not observed (the worker died)',
  );
});
