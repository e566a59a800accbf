/** One case in one cell: captured as a trace, judged elsewhere. */
import { createHash } from 'node:crypto';
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import { callIsOver } from '../providers/call-is-over.js';
import type { Provider, Report } from '../providers/provider.js';
import { stepsOf } from '../providers/steps.js';
import type { Case } from '../suites/case.js';
import type { Trace } from '../suites/trace.js';
import { missingModel } from '../targets/lacks.js';
import type { Session, Target } from '../targets/target.js';
import { modelFormat, onTransport, withModel } from './resolve-call.js';

/** What a case is run with. */
export interface CaseRun {
  readonly case: Case;
  readonly transport: Transport;
  readonly auth: AuthMode;
  /** Who can call: the first that has the cell's transport and auth mode makes every call but probes. */
  readonly providers: readonly Provider[];
  /** Who makes the calls that are said byte by byte; absent where nobody does. */
  readonly probe?: Provider;
  readonly target: Target;
  readonly seed: number;
  /**
   * Milliseconds that the call may take, for each step of a dialogue, and as many for a credential that has to
   * be asked for; default 10 s. Beyond it the outcome is an error.
   */
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
 * const captured = await runCase({ case: one, transport: 'sdk', auth: 'api_key', providers, probe, target, seed: 1 });
 * if (!('notApplicable' in captured)) judge(captured, one);
 */
export async function runCase(run: CaseRun): Promise<Trace | NotApplicable> {
  const asked = onTransport(run.case.when, run.transport);
  const caller = callerOf(run);
  if (caller === undefined)
    return { notApplicable: `no provider calls ${run.transport} with ${run.auth}` };
  const lack = firstLack(run, caller);
  if (lack !== undefined) return { notApplicable: lack };
  let session: Session | undefined;
  try {
    session = await run.target.open(givenTo(caller, run.case.given), {
      auth: run.auth,
      streams: streamsOf(asked),
      name: placeName(run),
      hardWired: caller.capabilities !== undefined,
    });
    if (session.lack !== undefined) return { notApplicable: session.lack };
    const format = modelFormat(asked, run.transport);
    const model = format && session.model(format);
    if (format !== undefined && model === undefined) return { notApplicable: missingModel(format) };
    const named = model === undefined ? asked : withModel(asked, model);
    const call = run.target.limit?.(named) ?? named;
    const trace = await capture(run, caller, call, session);
    return session.lack === undefined ? trace : { notApplicable: session.lack };
  } catch (thrown) {
    return { ...blank(run, caller, asked), failure: reasonOf(thrown) };
  } finally {
    await session?.close().catch(() => {});
  }
}

/**
 * What is scripted. Where the script ends in an error, the service stays with it for a provider under test: one
 * that tries again by itself would else be answered something else than what it is judged by.
 */
function givenTo({ capabilities }: Provider, given: Case['given']): Case['given'] {
  const last = given?.replies?.at(-1);
  if (capabilities === undefined || last === undefined || !('error' in last)) return given;
  if (last.times !== undefined) return given;
  return {
    ...given,
    replies: [...(given?.replies ?? []).slice(0, -1), { ...last, times: 'always' }],
  };
}

/** What the target answers depends on whether it is asked for a stream; a probe's bytes do not say. */
function streamsOf(call: Call): readonly boolean[] {
  switch (call.operation) {
    case 'chat':
      return [call.stream];
    case 'dialogue':
      return call.steps.flatMap((step) => (step.operation === 'chat' ? [step.stream] : []));
    case 'rounds':
      return [call.first.stream];
    case 'life':
      return call.steps.flatMap(({ call: asked }) =>
        asked.operation === 'chat' ? [asked.stream] : [],
      );
    case 'configured':
      return streamsOf(call.call);
    default:
      return [];
  }
}

function firstLack({ case: one, target }: CaseRun, caller: Provider): string | undefined {
  const { operation } = one.when;
  if (!caller.operations.includes(operation)) return `${caller.name} has no operation ${operation}`;
  return one.needs.map((need) => target.lacks(need)).find((lack) => lack !== undefined);
}

async function capture(
  run: CaseRun,
  caller: Provider,
  call: Call,
  session: Session,
): Promise<Trace> {
  const { transport, auth } = run;
  const access = { ...session.access, transport, auth };
  const began = performance.now();
  const patience = run.deadline ?? defaultDeadline;
  const ran = await withDeadline(run, caller, call, (signal) =>
    caller.run(call, access, signal, { case: run.case.id, deadline: patience }),
  );
  const duration = ran.duration ?? Math.round(performance.now() - began);
  const journal = await session.journal?.();
  const connections = session.connections?.();
  return {
    ...blank(run, caller, call),
    given: session.given,
    ...ran.report,
    ...(journal === undefined ? {} : { journal }),
    ...(connections === undefined ? {} : { connections }),
    duration,
  };
}

interface Ran {
  readonly report: Pick<Trace, 'outcome' | 'events' | 'seen' | 'failure' | 'unsupported'>;
  /** Milliseconds, where the provider measured them itself. */
  readonly duration?: number | undefined;
}

/** Modes whose credential comes over the network, for a key pair that takes its time on a small machine. */
const issued: ReadonlySet<AuthMode> = new Set(['instance_principal', 'oke_workload_identity']);

/** Runs until the call ends, the deadline passes or the run is interrupted, whichever comes first. */
async function withDeadline(
  { auth, deadline: patience = defaultDeadline, signal }: CaseRun,
  { keepsTime }: Provider,
  call: Call,
  action: (signal: AbortSignal) => Promise<Report>,
): Promise<Ran> {
  if (signal?.aborted) return failed(interrupted);
  const waits = issued.has(auth) || call.operation === 'configured';
  const deadline = patience * (stepsOf(call) + (waits ? 1 : 0));
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let interrupt = () => {};
  const cut = new Promise<Ran>((resolve) => {
    const message = `the call did not end within ${deadline} ms`;
    const late: Ran = { report: { outcome: { error: { message } }, events: [], seen: [] } };
    if (!keepsTime) timer = setTimeout(() => resolve(late), deadline);
    interrupt = () => resolve(failed(interrupted));
  });
  signal?.addEventListener('abort', interrupt);
  try {
    const done = action(stop.signal).then(
      ({ duration, seen = [], ...report }): Ran => ({ report: { ...report, seen }, duration }),
      (thrown: unknown) => failed(reasonOf(thrown)),
    );
    return await Promise.race([done, cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', interrupt);
    stop.abort(callIsOver);
  }
}

const interrupted = 'the run was interrupted';

function failed(failure: string): Ran {
  return { report: { outcome: {}, events: [], seen: [], failure } };
}

function callerOf(run: CaseRun): Provider | undefined {
  const { case: one, transport, auth } = run;
  const { probe } = run;
  const probes = probe === undefined ? [] : [probe];
  const candidates = one.when.operation === 'probe' ? probes : run.providers;
  return candidates.find(
    (provider) => provider.transports.includes(transport) && provider.auths.includes(auth),
  );
}

function blank(run: CaseRun, { name, version, capabilities }: Provider, call: Call): Trace {
  return {
    version: 1,
    case: run.case.id,
    transport: run.transport,
    auth: run.auth,
    target: { kind: run.target.kind, name: run.target.name },
    provider: { name, version, ...(capabilities === undefined ? {} : { capabilities }) },
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
