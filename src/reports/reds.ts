/** The checks of a result that are not met, in the order in which a person wants them. Pure. */
import type { Finding } from '../suites/check.js';
import type { CheckId } from '../suites/checks/index.js';
import type { CaseResult } from '../suites/verdict.js';

/** Checks that count requests: where these are not met, a difference in a text may be of another answer. */
const counting: ReadonlySet<string> = new Set<CheckId>([
  'one-request',
  'tries-are',
  'requests-are',
  'ends-within',
  'no-call-is-made',
  'making-sends-nothing',
  'tokens-are-asked-for-at-most',
]);

/**
 * The findings that are no pass: those that count requests first, the others as the case has them.
 *
 * @example
 * redsOf(result)[0]?.check; // 'one-request', though `text-is-as-given` stands before it in the case
 */
export function redsOf({ findings }: Pick<CaseResult, 'findings'>): readonly Finding[] {
  const reds = findings.filter(({ verdict }) => verdict !== 'pass');
  return [
    ...reds.filter(({ check }) => counting.has(check)),
    ...reds.filter(({ check }) => !counting.has(check)),
  ];
}

/** How checks begin to speak that looked for a turn where an error came. */
const noTurn = 'The provider reported no turn.';

/**
 * The checks to be told, and those that only repeat what another says: that an error came and no turn.
 *
 * @example
 * toldApart(redsOf(result)).echoes.map(({ check }) => check); // ['text-is-as-given', 'finish-reason-is-as-given']
 */
export function toldApart(reds: readonly Finding[]): {
  readonly told: readonly Finding[];
  readonly echoes: readonly Finding[];
} {
  const isEcho = ({ message }: Finding, at: number) => at > 0 && message.startsWith(noTurn);
  return {
    told: reds.filter((finding, at) => !isEcho(finding, at)),
    echoes: reds.filter(isEcho),
  };
}
