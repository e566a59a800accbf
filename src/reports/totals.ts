/** Counting verdicts. */
import type { CaseResult, Verdict } from '../suites/verdict.js';

/** How many results have each verdict; every verdict is present, 0 included. */
export type Totals = Readonly<Record<Verdict, number>>;

/**
 * Counts results by verdict.
 *
 * @example
 * countVerdicts([{ verdict: 'pass', ... }]).pass; // 1
 */
export function countVerdicts(results: readonly Pick<CaseResult, 'verdict'>[]): Totals {
  const totals: Record<Verdict, number> = {
    pass: 0,
    fail: 0,
    warn: 0,
    'expected-fail': 0,
    'unexpected-pass': 0,
    'not-applicable': 0,
    'not-observed': 0,
    error: 0,
  };
  for (const result of results) totals[result.verdict] += 1;
  return totals;
}

/** How many results were judged: all but the not applicable. */
export function judgedCount(totals: Totals): number {
  return allCount(totals) - totals['not-applicable'];
}

/** How many results there are. */
export function allCount(totals: Totals): number {
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
}
