/** A result for a case that could not be asked. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Case } from '../suites/case.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';

/** A result without findings, and why. */
export function unjudged(
  { id, title, level, because }: Case,
  { transport, auth }: { readonly transport: Transport; readonly auth: AuthMode },
  verdict: Extract<Verdict, 'not-applicable' | 'error'>,
  reason: string,
): CaseResult {
  return { id, title, level, transport, auth, verdict, reason, because, findings: [], duration: 0 };
}
