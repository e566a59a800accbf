/** The one document every report, the exit code and the last line are made from. */
import type { BaselineSummary } from '../baseline/apply.js';
import type { AuthMode, Transport } from '../protocol/call.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';

/** A cell of the matrix. */
export interface Cell {
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly totals: Readonly<Record<Verdict, number>>;
  /** Who made its calls; absent where nobody called. */
  readonly provider?: { readonly name: string; readonly version: string };
  /** How its provider had the credential, where options and variables of its SDK did not do. */
  readonly wayIn?: string;
  /** Why the whole cell is not applicable, when it is. */
  readonly reason?: string;
}

/** A run, whole. Its JSON Schema is `schemas/report.schema.json`. */
export interface RunReport {
  readonly $schema: string;
  /** `node` is absent where traces were judged: judging does not depend on it. */
  readonly tool: {
    readonly name: 'oci-conform';
    readonly version: string;
    readonly node?: string;
  };
  /** ISO 8601. Absent where traces were judged: the same traces give the same bytes on any day. */
  readonly startedAt?: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly seed: number;
  readonly target: { readonly kind: 'mock' | 'url' | 'live'; readonly name: string };
  /** Where cells have several, all their names with versions, and no version of its own. */
  readonly provider: { readonly name: string; readonly version: string };
  /** The arguments that would run it again. */
  readonly command: string;
  readonly totals: Readonly<Record<Verdict, number>>;
  readonly cells: readonly Cell[];
  readonly cases: readonly CaseResult[];
  /** What a baseline said beside the verdicts, where there was one. */
  readonly baseline?: BaselineSummary;
  /** Cases that were left out because the run stopped at a failure (`--bail`); nothing else counts them. */
  readonly notRun?: number;
  /** Why the run could not go on, when the kit or the environment failed. */
  readonly failure?: string;
  /** The person stopped the run; cases that had not run are missing. */
  readonly interrupted?: true;
}
