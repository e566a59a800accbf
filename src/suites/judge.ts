/** From a trace to a verdict. Pure: the same trace and case give the same bytes, anywhere, any day. */
import type { Case, CheckUse, Level } from './case.js';
import type { Finding } from './check.js';
import { checks } from './checks/index.js';
import { checksFor } from './features-of-cases.js';
import type { Trace } from './trace.js';
import { reportedUndeclared } from './undeclared.js';
import type { CaseResult, Verdict } from './verdict.js';

/**
 * Judges one trace by its case.
 *
 * `error` when the provider or the kit failed outside the call; `not-observed` when the call never
 * reached the service, or a check says that what it judges never came; else `pass` when every
 * finding passes, `fail` when one does not and the case is a *must*, `warn` otherwise.
 *
 * A provider that declares what it can do is judged by the checks that look at it and at what it declares;
 * `not-applicable` where none is left. What it declares and then does not support fails.
 *
 * @param trace the evidence; nothing else is read
 * @param oneCase the case the trace was captured for
 * @returns the verdict, its reason in words, and every finding; times are in milliseconds
 */
export function judge(trace: Trace, oneCase: Case): CaseResult {
  const { capabilities } = trace.provider;
  const uses = capabilities === undefined ? oneCase.then : checksFor(oneCase, capabilities);
  const cannot = trace.failure !== undefined || trace.unsupported !== undefined;
  const findings = cannot ? [] : uses.map((use) => find(trace, use));
  const { verdict, reason } = conclude(trace, oneCase.level, findings);
  const undeclared = reportedUndeclared(trace);
  return {
    id: oneCase.id,
    title: oneCase.title,
    level: oneCase.level,
    transport: trace.transport,
    auth: trace.auth,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    because: oneCase.because,
    findings,
    ...(undeclared.length === 0 ? {} : { undeclared }),
    duration: trace.duration,
  };
}

function find(trace: Trace, use: CheckUse): Finding {
  const id = typeof use === 'string' ? use : use.check;
  const expect = typeof use === 'string' ? undefined : use.expect;
  return { check: id, ...checks[id](trace, expect) };
}

/** Of some calls nothing is to arrive. */
const wantsSilence = ({ check }: Finding): boolean =>
  check === 'no-call-is-made' || check === 'making-sends-nothing';

interface Conclusion {
  readonly verdict: Verdict;
  readonly reason?: string;
}

function conclude(trace: Trace, level: Level, findings: readonly Finding[]): Conclusion {
  if (trace.failure !== undefined) return { verdict: 'error', reason: trace.failure };
  if (trace.unsupported !== undefined) return unsupported(trace, trace.unsupported, level);
  const silent = trace.journal !== undefined && trace.journal.length === 0;
  // A request whose credentials name no tenancy is in no tenancy's journal, yet the probe saw its answer.
  if (silent && trace.seen.length === 0 && !findings.some(wantsSilence)) {
    return { verdict: 'not-observed', reason: neverArrived(trace) };
  }
  if (findings.length === 0) {
    return {
      verdict: 'not-applicable',
      reason: `${trace.provider.name} declares nothing that the case looks at`,
    };
  }
  const failed = findings.filter((finding) => finding.verdict === 'fail');
  if (failed.length > 0) {
    return { verdict: level === 'must' ? 'fail' : 'warn', reason: sentences(failed) };
  }
  const missing = findings.filter((finding) => finding.verdict === 'not-observed');
  if (missing.length > 0) return { verdict: 'not-observed', reason: sentences(missing) };
  return { verdict: 'pass' };
}

/** What is declared has to be there; for the rest, a provider's word is taken. */
function unsupported(
  { provider }: Trace,
  { feature, message }: NonNullable<Trace['unsupported']>,
  level: Level,
): Conclusion {
  const told = message === undefined ? '' : `: ${message}`;
  return provider.capabilities?.features.includes(feature)
    ? {
        verdict: level === 'must' ? 'fail' : 'warn',
        reason: `${provider.name} declares \`${feature}\`, and does not support it${told}`,
      }
    : {
        verdict: 'not-applicable',
        reason: `${provider.name} neither declares \`${feature}\` nor supports it${told}`,
      };
}

function neverArrived(trace: Trace): string {
  const { message: told, status } = trace.outcome.error ?? {};
  const tail = told === undefined ? '' : ` The provider reported: ${told}`;
  // Whoever was answered has reached something: the service, by credentials that it does not know, or another one.
  return status === undefined
    ? `The call never reached the service.${tail}`
    : `No request came with the credentials that were handed out.${tail}`;
}

function sentences(findings: readonly Finding[]): string {
  return findings.map((finding) => finding.message).join(' ');
}
