/** A reason drawn from a finding. Pure. */
import type { Finding } from '../suites/check.js';
import { failsBy } from '../suites/fails-by.js';
import type { CaseResult } from '../suites/verdict.js';

/** How long a reason that is drawn from a finding may be, in characters. */
const longestReason = 200;

/**
 * Why a case fails, for a new entry: its first check and where the observation parts from the expectation. One line, cut
 * where it is long.
 *
 * @example
 * reasonOf(result); // 'finish-reason-is-as-given: line 1, column 1 (character 1): expected "tool_calls", got "stop"'
 */
export function reasonOf(result: CaseResult): string {
  const [name] = failsBy(result);
  const finding = result.findings.find(
    ({ check, verdict }) => verdict !== 'pass' && check === name,
  );
  const text =
    finding === undefined
      ? (result.reason ?? `It is ${result.verdict}.`)
      : `${finding.check}: ${differenceOf(finding)}`;
  const line = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()];
  return line.length <= longestReason
    ? line.join('')
    : `${line.slice(0, longestReason - 1).join('')}…`;
}

/** What says most: where it parts, and from what to what. */
function differenceOf({ difference, expected, actual, message }: Finding): string {
  if (difference !== undefined) return difference;
  if (expected === undefined || actual === undefined) return message;
  return `expected ${expected}, got ${actual}`;
}
