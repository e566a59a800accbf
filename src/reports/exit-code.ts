/** The exit code, derived from the report and from nothing else. */
import type { CaseResult } from '../suites/verdict.js';
import type { RunReport } from './report.js';
import { judgedCount } from './totals.js';

/** 0 all as expected; 1 findings; 2 nothing judged; 3 the kit or the environment failed; 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/**
 * The exit code of a run. An interrupted or failed run says so even when it has findings: its list
 * of findings is not whole.
 *
 * @example
 * process.exitCode = exitCodeOf(report);
 */
export function exitCodeOf(report: RunReport): ExitCode {
  if (report.interrupted) return 130;
  if (report.failure !== undefined || report.totals.error > 0) return 3;
  if (report.cases.some(failsTheRun)) return 1;
  if (judgedCount(report.totals) === 0) return 2;
  return 0;
}

/**
 * Whether a result alone makes the run fail. A `warn` does not; a *must* that was not observed does,
 * since what was not seen is no pass; and `info` never does.
 */
export function failsTheRun(result: Pick<CaseResult, 'verdict' | 'level'>): boolean {
  if (result.level === 'info') return false;
  if (result.verdict === 'not-observed') return result.level === 'must';
  return result.verdict === 'fail' || result.verdict === 'unexpected-pass';
}
