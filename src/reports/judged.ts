/** What a reporter is given: the report, and the evidence and the facts it may quote. */
import type { Requirement } from '../suites/requirement.js';
import type { Trace } from '../suites/trace.js';
import type { RunReport } from './report.js';

/** A run that was judged, with what it was judged by. */
export interface Judged {
  readonly report: RunReport;
  /** The traces that were judged, where they are at hand; findings quote them. */
  readonly traces: readonly Trace[];
  /** The registry, for why a finding matters. */
  readonly requirements: readonly Requirement[];
}
