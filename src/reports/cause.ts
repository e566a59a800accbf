/** What a result seems to come of: its first check that is not met, and the kind of the difference. Pure. */
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';
import { alike, namesIn } from './alike.js';
import { kindOf } from './kind.js';
import { redsOf } from './reds.js';
import { strayedFrom } from './steps.js';

/** The mock keeps no journal for a caller whom it does not know. */
const unknownCredentials = 'no request came with the credentials that were handed out';

/**
 * The cause, in words; results of one cause have the same. Requests that are not those of the call come before
 * everything: what differs then may come of them.
 *
 * @param trace where it is at hand
 *
 * @example
 * causeOf(result, trace); // 'tool-calls-are-as-given: fewer calls than given'
 */
export function causeOf(result: CaseResult, trace: Trace | undefined): string {
  const { verdict, reason, expected } = result;
  const names = namesIn(trace);
  if (verdict === 'unexpected-pass') return `expected by ${expected?.entry ?? 'a baseline'}`;
  if (verdict === 'error') return alike(reason ?? 'no reason given', names);
  if (trace?.journal?.length === 0 && verdict === 'not-observed') {
    const { message: told, status } = trace.outcome.error ?? {};
    const words = told === undefined ? '' : `: reported "${alike(told, names)}"`;
    return `${status === undefined ? 'the call never reached the service' : unknownCredentials}${words}`;
  }
  const strayed = trace && strayedFrom(trace);
  if (strayed !== undefined) return strayed.kind;
  const reds = redsOf(result);
  // Of what a baseline knows in part, the rest is the news.
  const red = reds.find(({ check }) => expected?.unnamed?.includes(check)) ?? reds[0];
  return red === undefined
    ? alike(reason ?? verdict, names)
    : `${red.check}: ${kindOf(red, names)}`;
}
