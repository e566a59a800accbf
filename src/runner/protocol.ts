/** What passes between a run and the Vitest worker that runs its cases. JSON. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';
import type { Cost } from '../targets/budget.js';
import type { TargetSettings } from '../targets/settings.js';
import type { Subject } from './subject.js';

/** One case in one cell, by name. */
export interface PlaceName {
  readonly id: string;
  readonly transport: Transport;
  readonly auth: AuthMode;
}

/** A place as a worker gets it. */
export interface OrderedPlace extends PlaceName {
  /** A baseline expects it to fail, by these checks where it names some: then a pass is a finding, and such a failure none. */
  readonly expected?: { readonly checks?: readonly string[] };
}

/** Which traces outlast their cases: all, or those that a finding may quote. To hand one over has its price. */
export type KeptTraces = 'all' | 'findings';

/** What the worker is to do. */
export interface WorkOrder {
  readonly settings: TargetSettings;
  readonly subject: Subject;
  /** Cases that each worker runs at once. */
  readonly concurrency: number;
  readonly seed: number;
  readonly cost: Cost;
  readonly traces: KeptTraces;
  /** A share for each worker; a service is asked by one alone. */
  readonly shares: readonly (readonly OrderedPlace[])[];
}

/** What the worker found at one place; a case that was not applicable has no trace, nor one whose trace nobody wants. */
export interface Finished {
  readonly result: CaseResult;
  readonly trace?: Trace;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly workOrder: WorkOrder;
    /** RSA keys that were made while Vitest was loaded, for {@link fromStock}. */
    readonly keys: readonly string[];
  }
}

/** Puts a result where Vitest carries it from the worker back to the run. */
export function carry(meta: object, finished: Finished): void {
  Object.assign(meta, { finished });
}

/** The result that a test's meta carries, when it came that far. */
export function carried(meta: object): Finished | undefined {
  return 'finished' in meta && isFinished(meta.finished) ? meta.finished : undefined;
}

function isFinished(value: unknown): value is Finished {
  return typeof value === 'object' && value !== null && 'result' in value;
}
