/** A requirement: one fact of the wire that the kit holds somebody to, with its evidence. Data. */
import type { Level } from './case.js';

/** The kind of evidence, strongest first. Only the first four can carry a *must*. */
export type Evidence =
  | 'recorded' // bytes recorded from, or pasted from, the live service
  | 'sdk-model' // Oracle's generated SDK, read or run
  | 'documented' // Oracle's documentation
  | 'several-reports' // independent public reports agree
  | 'one-report' // one remark, issue or client test
  | 'inferred';

/** A fact about the wire, or a duty that follows from one; cases rest on it. */
export interface Requirement {
  /** Kebab-case path, e.g. `stream/generic/final-frame-has-no-index`. */
  readonly id: string;
  /** One sentence of fact or duty, in the present tense. */
  readonly statement: string;
  readonly level: Level;
  readonly evidence: Evidence;
  /** Public source: repository and file, issue, package and version, or document. */
  readonly source: string;
  /** Why no case covers it; only for requirements without one. */
  readonly excluded?: string;
}
