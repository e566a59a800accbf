/** A whole run: planned, run on Vitest, told case by case. */
import { makeAhead } from '../keys/stock.js';
import { cases as catalogue } from '../suites/cases/index.js';
import type { Place } from '../suites/patterns.js';
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';
import type { TargetSettings } from '../targets/settings.js';
import { dealt } from './dealing.js';
import { type MatrixCell, waysIn } from './matrix.js';
import { type PlannedCase, planRun, type RunPlan, type Wanted } from './plan.js';
import type { Finished, KeptTraces, OrderedPlace, PlaceName } from './protocol.js';
import { type ProviderName, referenceOf } from './references.js';
import { capacityOf, declaredBy, type Subject } from './subject.js';
import { unjudged } from './unjudged.js';
import type { VitestRun } from './vitest-run.js';

/** What to run, and against what. */
export interface RunOptions extends Wanted {
  readonly target: TargetSettings;
  /** Who is put under test; default: the kit's own providers, and so the service. */
  readonly subject?: Subject;
  /** Stop after so many failures; 0, the default, never stops. */
  readonly bail?: number;
  /** What a baseline expects a place to fail by, which `bail` then does not count; undefined: it is to pass. */
  readonly expectationOf?: (place: Place) => OrderedPlace['expected'];
  /** Default 1. */
  readonly seed?: number;
  /** Default: `all`. */
  readonly traces?: KeptTraces;
  /** Called with the plan before anything is sent. */
  readonly onPlan?: (plan: RunPlan) => void;
  /** Called with each result as it comes; in no particular order. */
  readonly onResult?: (result: CaseResult, trace: Trace | undefined) => void;
  /** Stops the run; what has been judged stays. */
  readonly signal?: AbortSignal;
}

/** The provider that makes the calls of a cell. */
interface Caller extends MatrixCell {
  readonly provider: ProviderName;
  /** How it had its credential, where that is worth telling. */
  readonly wayIn?: string;
}

/** A run that is over: all that a report is made from. */
export interface SuiteRun {
  /** ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly seed: number;
  readonly target: { readonly kind: TargetSettings['kind']; readonly name: string };
  /** Who made the calls, cell by cell; cells where nobody called are missing. */
  readonly subjects: readonly Caller[];
  /** In the order of the catalogue. */
  readonly results: readonly CaseResult[];
  /** Those that were kept. */
  readonly traces: readonly Trace[];
  /** Cells without results, and why. */
  readonly absent: readonly (MatrixCell & { readonly reason: string })[];
  /** Applicable cases that `bail` left out; they have no results. */
  readonly notRun?: number;
  readonly failure?: string;
  readonly interrupted?: true;
}

/**
 * Runs the catalogue. Findings are results, never exceptions; what breaks the run is `failure`.
 *
 * @throws ConformError for a pattern that matches nothing or cannot be understood
 *
 * @example
 * const run = await runSuite({ target: { kind: 'mock' }, filter: ['stream'] });
 */
export async function runSuite(options: RunOptions): Promise<SuiteRun> {
  const { target, subject = reference, seed = 1, traces = 'all', signal } = options;
  const began = new Date();
  const plan = planRun(catalogue, options, target, declaredBy(subject));
  options.onPlan?.(plan);
  const finished = new Map<string, Finished>();
  const note = (one: Finished) => {
    finished.set(nameOf(one.result), one);
    options.onResult?.(one.result, one.trace);
  };
  const runnable = plan.cases.filter((planned) => planned.reason === undefined);
  const placeOf = ({ case: { id, level }, transport, auth }: PlannedCase): OrderedPlace => {
    const expected = options.expectationOf?.({ id, level, transport, auth });
    return { id, transport, auth, ...(expected === undefined ? {} : { expected }) };
  };
  const capacity = capacityOf(subject);
  const shares = dealt(runnable, { target, subject }).map((share) => share.map(placeOf));
  const failure =
    runnable.length === 0
      ? undefined
      : await onVitest({
          keys: makeAhead(target.kind === 'mock' ? keysOfARun : 0),
          order: {
            settings: target,
            subject,
            seed,
            cost: plan.cost,
            traces,
            shares,
            concurrency: concurrencyOf(target, capacity, shares.length),
          },
          bail: options.bail ?? 0,
          signal,
          onFinished: note,
        });
  const stopped = signal?.aborted === true;
  const left = stopped || failure !== undefined ? 0 : runnable.length - finished.size;
  return {
    startedAt: began.toISOString(),
    duration: Date.now() - began.getTime(),
    seed,
    target: describeTarget(target),
    subjects: subjectsOf(plan, target, subject),
    results: plan.cases.flatMap((one) => resultOf(one, finished, failure)),
    traces: plan.cases.flatMap((one) => finished.get(plannedName(one))?.trace ?? []),
    absent: plan.cells.flatMap(({ reason, ...cell }) => (reason ? [{ ...cell, reason }] : [])),
    ...(left === 0 ? {} : { notRun: left }),
    ...(failure === undefined ? {} : { failure }),
    ...(stopped ? { interrupted: true } : {}),
  };
}

/** Vitest takes its time to load, in which no plan has to be made and keys can be. */
async function onVitest(run: VitestRun): Promise<string | undefined> {
  const { runOnVitest } = await import('./vitest-run.js');
  return runOnVitest(run);
}

/** As many as a worker of the default run asks for. */
const keysOfARun = 8;

const reference = { kind: 'reference' } as const satisfies Subject;

/** Cases that the mock is asked at once by one thread. */
const severally = 10;

/** A live service is asked one thing at a time; a provider as much as its processes take. */
function concurrencyOf(target: TargetSettings, capacity: number | undefined, shares: number) {
  if (target.kind !== 'mock') return 1;
  return capacity === undefined ? severally : Math.max(1, Math.floor(capacity / shares));
}

/** A planned case without a result says why; one that an interruption or a finding left out is missing. */
function resultOf(
  planned: PlannedCase,
  finished: ReadonlyMap<string, Finished>,
  failure: string | undefined,
): readonly CaseResult[] {
  const { case: one, reason } = planned;
  if (reason !== undefined) return [unjudged(one, planned, 'not-applicable', reason)];
  const found = finished.get(plannedName(planned));
  if (found !== undefined) return [found.result];
  return failure === undefined ? [] : [unjudged(one, planned, 'error', `not run: ${failure}`)];
}

function plannedName({ case: one, transport, auth }: PlannedCase): string {
  return nameOf({ id: one.id, transport, auth });
}

function nameOf({ id, transport, auth }: PlaceName): string {
  return `${id} ${transport} ${auth}`;
}

function describeTarget(target: TargetSettings): SuiteRun['target'] {
  if (target.kind === 'mock') return { kind: 'mock', name: 'built-in mock' };
  return { kind: target.kind, name: target.access.endpoint };
}

function subjectsOf(
  { cells, cases }: RunPlan,
  target: TargetSettings,
  subject: Subject,
): SuiteRun['subjects'] {
  const declared = declaredBy(subject);
  return cells
    .filter(({ transport, auth }) =>
      cases.some(
        (planned) =>
          planned.transport === transport &&
          planned.auth === auth &&
          planned.reason === undefined &&
          planned.case.when.operation !== 'probe',
      ),
    )
    .map(({ transport, auth }) => {
      if (declared !== undefined) {
        const { name, version } = declared;
        return { transport, auth, provider: { name, version } };
      }
      const wayIn = target.kind === 'mock' ? waysIn[auth] : undefined;
      const provider = referenceOf(transport);
      return { transport, auth, provider, ...(wayIn === undefined ? {} : { wayIn }) };
    });
}
