/** Names on the page: anchors and classes. */
import type { CaseResult, Verdict } from '../../suites/verdict.js';

/** The anchor of a result. */
export function anchorOf({
  id,
  transport,
  auth,
}: Pick<CaseResult, 'id' | 'transport' | 'auth'>): string {
  return `case.${id}.${transport}.${auth}`;
}

/** The anchor of a cell. */
export function cellAnchor({ transport, auth }: Pick<CaseResult, 'transport' | 'auth'>): string {
  return `cell.${transport}.${auth}`;
}

/** The colour that goes with a verdict; a word always stands beside it. */
export function classOf(verdict: Verdict): 'pass' | 'fail' | 'warn' | 'soft' {
  switch (verdict) {
    case 'pass':
      return 'pass';
    case 'fail':
    case 'unexpected-pass':
    case 'error':
      return 'fail';
    case 'warn':
    case 'not-observed':
      return 'warn';
    case 'expected-fail':
    case 'not-applicable':
      return 'soft';
  }
}
