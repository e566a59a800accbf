/** Findings by their cause: the same check, and the same public bug. Pure. */
import { type PublicBug, publicBugOf } from '../suites/public-bugs.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';

/** Results that seem to have one cause. */
export interface FindingGroup {
  /** The check that they have in common; or what took its place. */
  readonly cause: string;
  /** The bug of another client that they equal. */
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
 * groupFindings(report.cases)[0]?.bug?.seen; // ['langchain-ai/langchain#26910', …]
 */
export function groupFindings(
  results: readonly CaseResult[],
  verdicts: readonly Verdict[] = shownAsFindings,
): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  const findings = verdicts.flatMap((verdict) =>
    results.filter((result) => result.verdict === verdict),
  );
  for (const result of findings) {
    const bug = publicBugOf(result);
    const cause = causeOf(result);
    const key = JSON.stringify([kindOf(result.verdict), cause, bug?.seen, bug?.symptom]);
    const group = groups.get(key);
    groups.set(key, {
      cause,
      ...(bug === undefined ? {} : { bug }),
      results: group === undefined ? [result] : [...group.results, result],
    });
  }
  const rank = ({ results: [first] }: FindingGroup) => verdicts.indexOf(first.verdict);
  return [...groups.values()].sort(
    (left, right) => rank(left) - rank(right) || right.results.length - left.results.length,
  );
}

/** A should that is not met may have the cause of a must that is not. */
function kindOf(verdict: Verdict): Verdict {
  return verdict === 'warn' ? 'fail' : verdict;
}

function causeOf({ verdict, findings, reason, expected }: CaseResult): string {
  if (verdict === 'unexpected-pass') return `expected by ${expected?.entry ?? 'a baseline'}`;
  if (verdict === 'error') return reason ?? 'no reason given';
  const reds = findings.filter((finding) => finding.verdict !== 'pass');
  // Of what a baseline knows in part, the rest is the news.
  const red = reds.find(({ check }) => expected?.unnamed?.includes(check)) ?? reds[0];
  return red?.check ?? reason ?? verdict;
}
