/** The last line of a run: the verdict of the whole, in words that agree with the exit code. */
import type { Verdict } from '../suites/verdict.js';
import { type ExitCode, exitCodeOf } from './exit-code.js';
import type { RunReport } from './report.js';
import { allCount, type Totals } from './totals.js';

/** What the exit code says, in a word or two. */
export const outcomeWords: Readonly<Record<ExitCode, string>> = {
  0: 'PASS',
  1: 'FAIL',
  2: 'NOTHING JUDGED',
  3: 'KIT FAILED',
  130: 'INTERRUPTED',
};

/** Verdicts in the order in which a reader wants them, worst first but `pass`. */
export const shownVerdicts: readonly Verdict[] = [
  'pass',
  'fail',
  'unexpected-pass',
  'error',
  'not-observed',
  'warn',
  'expected-fail',
  'not-applicable',
];

/** A verdict as people read it: `not-applicable` is `not applicable`. */
export function verdictWords(verdict: Verdict): string {
  return verdict.replaceAll('-', ' ');
}

/**
 * The last line.
 *
 * @example
 * summaryLine(report); // 'PASS: 144 cases in 4.2 s: 141 pass, 3 not applicable'
 */
export function summaryLine(report: RunReport): string {
  const count = allCount(report.totals);
  const cases = `${count} ${count === 1 ? 'case' : 'cases'}`;
  const counts = count === 0 ? '' : `: ${countWords(report.totals)}`;
  const left = report.notRun === undefined ? '' : `; ${report.notRun} not run, stopped by --bail`;
  const reason = report.failure === undefined ? '' : ` (${report.failure})`;
  const head = outcomeWords[exitCodeOf(report)];
  return `${head}: ${cases} in ${seconds(report.duration)}${counts}${left}${reason}`;
}

/** The counts that are not 0, in words. */
function countWords(totals: Totals): string {
  return shownVerdicts
    .filter((verdict) => totals[verdict] > 0)
    .map((verdict) => `${totals[verdict]} ${verdictWords(verdict)}`)
    .join(', ');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
