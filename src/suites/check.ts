/** A check: one named, pure judgement of a trace. */
import type { Trace } from './trace.js';

/** What a check found. `not-observed`: what it judges never came, which is no pass. */
export interface Finding {
  readonly check: string;
  readonly verdict: 'pass' | 'fail' | 'not-observed';
  /** One sentence for a person; for a pass, what was looked at. */
  readonly message: string;
  /** Where expectation and observation can be laid side by side. */
  readonly expected?: string;
  readonly actual?: string;
  /** The first difference, in words: a line, a frame, a path, an offset. */
  readonly difference?: string;
}

/** Judges a trace. Pure: no clock, no I/O; the same trace gives the same finding. Never throws. */
export type Check = (trace: Trace, expect: unknown) => Omit<Finding, 'check'>;
