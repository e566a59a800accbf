/** Findings by their cause: the same check, and the same kind of difference. Pure. */
import { type PublicBug, publicBugOf } from '../suites/public-bugs.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';
import { causeOf } from './cause.js';
import type { Judged } from './judged.js';
import { strayedFrom } from './steps.js';
import { traceOf } from './traces.js';

/** Results that seem to have one cause. */
export interface FindingGroup {
  /** What they have in common, in words: {@link causeOf}. */
  readonly cause: string;
  /** The bug of another client that most of them equal, where some do: a note, and no part of the cause. */
  readonly bug?: PublicBug;
  /** Worst first; the first is to be shown in full. */
  readonly results: readonly [CaseResult, ...CaseResult[]];
}

/** Verdicts that are findings, worst first. */
export const shownAsFindings: readonly Verdict[] = [
  'error',
  'fail',
  'unexpected-pass',
  'not-observed',
  'warn',
];

/**
 * Groups what is to be shown: worst verdict first, then the largest group, then the order of the report.
 *
 * @param verdicts of the results to group, worst first
 *
 * @example
 * groupFindings(judged)[0]?.cause; // 'text-is-as-given: the text came twice'
 */
export function groupFindings(
  { report, traces }: Pick<Judged, 'report' | 'traces'>,
  verdicts: readonly Verdict[] = shownAsFindings,
): readonly FindingGroup[] {
  const groups = new Map<string, Pick<FindingGroup, 'cause' | 'results'>>();
  const findings = verdicts.flatMap((verdict) =>
    report.cases.filter((result) => result.verdict === verdict),
  );
  for (const result of findings) {
    const cause = causeOf(result, traceOf(result, traces));
    const key = JSON.stringify([kindOf(result.verdict), cause]);
    const group = groups.get(key);
    groups.set(key, {
      cause,
      results: group === undefined ? [result] : [...group.results, result],
    });
  }
  const rank = ({ results: [first] }: Pick<FindingGroup, 'results'>) =>
    verdicts.indexOf(first.verdict);
  return [...groups.values()]
    .sort((left, right) => rank(left) - rank(right) || right.results.length - left.results.length)
    .map((group) => ({ ...group, ...bugOf(group.results, traces) }));
}

/** The public bug that most results equal, the first of several. What never came, or was another call, equals none. */
function bugOf(
  results: readonly CaseResult[],
  traces: Judged['traces'],
): Pick<FindingGroup, 'bug'> {
  const bugs = results.flatMap((result) => {
    const trace = traceOf(result, traces);
    const unlike = trace?.journal?.length === 0 || (trace && strayedFrom(trace)) !== undefined;
    return unlike ? [] : (publicBugOf(result) ?? []);
  });
  const count = (bug: PublicBug) => bugs.filter((one) => one === bug).length;
  const [bug] = [...new Set(bugs)].sort((left, right) => count(right) - count(left));
  return bug === undefined ? {} : { bug };
}

/** A should that is not met may have the cause of a must that is not. */
function kindOf(verdict: Verdict): Verdict {
  return verdict === 'warn' ? 'fail' : verdict;
}
