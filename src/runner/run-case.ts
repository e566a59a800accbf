/** One case in one cell: captured as a trace, judged elsewhere. */
import { createHash } from 'node:crypto';
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import type { Provider, Report } from '../providers/provider.js';
import type { Case } from '../suites/case.js';
import type { Trace } from '../suites/trace.js';
import { missingModel } from '../targets/lacks.js';
import type { Session, Target } from '../targets/target.js';
import { modelFormat, withModel } from './resolve-call.js';

/** What a case is run with. */
export interface CaseRun {
  readonly case: Case;
  readonly transport: Transport;
  readonly auth: AuthMode;
  /** Makes every call but probes. */
  readonly provider: Provider;
  readonly probe: Provider;
  readonly target: Target;
  readonly seed: number;
  /** Milliseconds that the call may take; default 10 s. Beyond it the outcome is an error. */
  readonly deadline?: number;
  /** Interrupts the call. */
  readonly signal?: AbortSignal;
}

/** The target or the provider cannot do what the case needs. */
export interface NotApplicable {
  readonly notApplicable: string;
}

/** Milliseconds that a call may take unless told otherwise. */
export const defaultDeadline = 10_000;

/**
 * Runs a case. Never rejects: what fails outside the call stands in `trace.failure`.
 *
 * @example
 * const captured = await runCase({ case: one, transport: 'sdk', auth: 'api_key', provider, probe, target, seed: 1 });
 * if (!('notApplicable' in captured)) judge(captured, one);
 */
export async function runCase(run: CaseRun): Promise<Trace | NotApplicable> {
  const lack = firstLack(run);
  if (lack !== undefined) return { notApplicable: lack };
  let session: Session | undefined;
  try {
    session = await run.target.open(run.case.given, {
      stream: 'stream' in run.case.when && run.case.when.stream,
      name: placeName(run),
    });
    const format = modelFormat(run.case.when);
    const model = format && session.model(format);
    if (format !== undefined && model === undefined) return { notApplicable: missingModel(format) };
    const named = model === undefined ? run.case.when : withModel(run.case.when, model);
    const call = run.target.limit?.(named) ?? named;
    return await capture(run, call, session);
  } catch (thrown) {
    return { ...blank(run, run.case.when), failure: reasonOf(thrown) };
  } finally {
    await session?.close().catch(() => {});
  }
}

function firstLack({ case: one, provider, probe, target }: CaseRun): string | undefined {
  const { operation } = one.when;
  const caller = operation === 'probe' ? probe : provider;
  if (!caller.operations.includes(operation)) return `${caller.name} has no operation ${operation}`;
  return one.needs.map((need) => target.lacks(need)).find((lack) => lack !== undefined);
}

async function capture(run: CaseRun, call: Call, session: Session): Promise<Trace> {
  const provider = callerOf(run);
  const began = performance.now();
  const ran = await withDeadline(run, (signal) => provider.run(call, session.access, signal));
  const duration = Math.round(performance.now() - began);
  const journal = await session.journal?.();
  return {
    ...blank(run, call),
    given: session.given,
    ...ran,
    ...(journal === undefined ? {} : { journal }),
    duration,
  };
}

type Ran = Pick<Trace, 'outcome' | 'events' | 'seen' | 'failure'>;

/** Runs until the call ends, the deadline passes or the run is interrupted, whichever comes first. */
async function withDeadline(
  { deadline = defaultDeadline, signal }: CaseRun,
  action: (signal: AbortSignal) => Promise<Report>,
): Promise<Ran> {
  if (signal?.aborted) return failed(interrupted);
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let interrupt = () => {};
  const cut = new Promise<Ran>((resolve) => {
    const message = `the call did not end within ${deadline} ms`;
    const late: Ran = { outcome: { error: { message } }, events: [], seen: [] };
    timer = setTimeout(() => resolve(late), deadline);
    interrupt = () => resolve(failed(interrupted));
  });
  signal?.addEventListener('abort', interrupt);
  try {
    const done = action(stop.signal).then(
      ({ outcome, events, seen = [] }): Ran => ({ outcome, events, seen }),
      (thrown: unknown) => failed(reasonOf(thrown)),
    );
    return await Promise.race([done, cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', interrupt);
    stop.abort();
  }
}

const interrupted = 'the run was interrupted';

function failed(failure: string): Ran {
  return { outcome: {}, events: [], seen: [], failure };
}

function callerOf(run: CaseRun): Provider {
  return run.case.when.operation === 'probe' ? run.probe : run.provider;
}

function blank(run: CaseRun, call: Call): Trace {
  const { name, version } = callerOf(run);
  return {
    version: 1,
    case: run.case.id,
    transport: run.transport,
    auth: run.auth,
    target: { kind: run.target.kind, name: run.target.name },
    provider: { name, version },
    seed: run.seed,
    call,
    outcome: {},
    events: [],
    seen: [],
    duration: 0,
  };
}

/** Short, and of letters and digits only: a tenancy's name. */
function placeName({ case: one, transport, auth }: CaseRun): string {
  const digest = createHash('sha256').update(`${one.id} ${transport} ${auth}`).digest('hex');
  return `case-${digest.slice(0, 16)}`;
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
