/** What a case fails by, in words that a baseline can hold. Pure. */
import { checks } from './checks/index.js';
import type { CaseResult } from './verdict.js';

/** What a case can fail by that is no check. */
const withoutCheck = ['not-observed', 'unsupported'] as const;

/** All that a case can fail by: the ids of checks, and two words for failures that are no check's. */
export const failureNames: readonly string[] = [...Object.keys(checks), ...withoutCheck];

/**
 * What a failed case fails by, in the order of the alphabet: the ids of all its checks that do not pass;
 * `not-observed` where the call never reached the service, so that no check is to be blamed; `unsupported` where
 * the provider does not do what it declares. Empty for a case that passes.
 *
 * @example
 * failsBy(result); // ['finish-reason-is-as-given', 'tool-calls-are-as-given']
 */
export function failsBy({
  verdict,
  findings,
}: Pick<CaseResult, 'verdict' | 'findings'>): readonly string[] {
  const red = findings.filter((finding) => finding.verdict !== 'pass');
  // A call that came is judged by the checks that fail before those that saw nothing.
  const neverCame = red.length === 0 || red.some((finding) => finding.verdict === 'fail');
  if (verdict === 'not-observed' && neverCame) return ['not-observed'];
  if (red.length === 0) return verdict === 'pass' ? [] : ['unsupported'];
  return [...new Set(red.map(({ check }) => check))].sort();
}

/**
 * What a failed case fails by, and an expectation does not name.
 *
 * @param named what is expected; absent: any failure is
 */
export function unnamedIn(
  result: Pick<CaseResult, 'verdict' | 'findings'>,
  named: readonly string[] | undefined,
): readonly string[] {
  return named === undefined ? [] : failsBy(result).filter((name) => !named.includes(name));
}
