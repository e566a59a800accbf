/**
 * Where bugs are planted: the whole catalogue against the built-in mock, each case on each of its
 * transports, once without a bug and then with each. A case whose every step a bug leaves as it was is not run again: its trace would be the
 * same. All others are, over real sockets.
 */
import { setImmediate } from 'node:timers/promises';
import type { Stages, StageWrap } from '../../src/mock/stages.js';
import type { AuthMode, Transport } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import {
  type Credentials,
  createCredentials,
} from '../../src/providers/reference/credentials/open.js';
import { createOpenAiProvider } from '../../src/providers/reference/openai.js';
import { referenceOpenAiReaders } from '../../src/providers/reference/openai-readers.js';
import { createProbe } from '../../src/providers/reference/probe.js';
import { referenceReaders } from '../../src/providers/reference/readers.js';
import { withRoutes } from '../../src/providers/reference/routing.js';
import { createSdkProvider } from '../../src/providers/reference/sdk.js';
import { runCase } from '../../src/runner/run-case.js';
import type { Case } from '../../src/suites/case.js';
import { cases } from '../../src/suites/cases/index.js';
import { judge } from '../../src/suites/judge.js';
import type { Trace } from '../../src/suites/trace.js';
import { mockTarget } from '../../src/targets/mock.js';
import type { Target } from '../../src/targets/target.js';
import type { PlantedBug } from '../planted/planted.js';
import { knownReads, type Made, type Read, sameCall } from './known-calls.js';
import { knownSteps, type Steps } from './known-steps.js';
import { withoutGateways } from './without-gateways.js';

/** A case run without any bug, with all that a bug could change. */
interface Known extends Place {
  readonly trace: Trace;
  readonly steps: Steps;
  readonly reads: readonly Read[];
  readonly made: Made | undefined;
  readonly reference: () => Stages;
}

/** The place itself. */
export interface Lab {
  /** Every case on each of its transports, without a bug. */
  readonly known: readonly Known[];
  /** The ids of the cases that a bug turns red on any of their transports, sorted. */
  redWith(bug: PlantedBug): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** More than there are cores: some cases wait for silence. */
const benches = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const seed = 1;
/** Milliseconds for calls with a bug: one that waits for ever is to be found out soon. */
const patience = 3000;
/** The same where a token has to be asked for, which takes a new key, and where something was odd. */
const longPatience = 9000;

const probe = createProbe();

/** A case on one of its transports. */
interface Place {
  readonly case: Case;
  readonly transport: Transport;
  readonly auth: AuthMode;
}

type PlantedThere = readonly [bug: PlantedBug, place: Place, within: number];

/** The cases that take turns; their places in this list change with no other case. */
const aboutCredentials = cases.map(({ id }) => id).filter((id) => id.startsWith('auth/'));

/**
 * One auth mode a transport is enough to see a bug: the cheapest that the case has there. Cases about
 * credentials take turns, so that each of their modes is somewhere.
 */
const places: readonly Place[] = withoutGateways(cases).flatMap((one) =>
  one.transports.map((transport, which) => {
    const openai = transport === 'v1' || transport === 'responses';
    // A bearer is neither signed nor verified, which is most of what a call costs.
    const { auths = [openai ? 'genai_api_key' : 'api_key'], id } = one;
    const turn = id.startsWith('auth/') ? aboutCredentials.indexOf(id) + which : 0;
    return { case: one, transport, auth: auths[turn % auths.length] ?? 'api_key' };
  }),
);

/** Starts the mocks and runs the catalogue once. */
export async function openLab(): Promise<Lab> {
  const credentials = createCredentials();
  const first = await Promise.all(benches.map(() => openKnownBench(credentials)));
  const run = poolOf(first, isWorkload, (bench, place: Place) => bench.run(place));
  const known = await Promise.all(places.map(run));
  const second = await Promise.all(benches.map(() => openBuggyBench(credentials)));
  const isRed = poolOf(
    second,
    ([, place]: PlantedThere) => isWorkload(place),
    (bench, [bug, place, within]) => bench.isRed(bug, place, within),
  );
  const redAmong = async (bug: PlantedBug, touched: readonly Known[], within: number) => {
    const ids = await Promise.all(
      touched.map(async (one) => ((await isRed([bug, one, within])) ? [one.case.id] : [])),
    );
    return new Set(ids.flat());
  };
  return {
    known,
    async redWith(bug) {
      const touched: Known[] = [];
      for (const one of known) {
        // Looking takes its time, and chunks of other runs are waiting to go out at theirs.
        await setImmediate();
        if (await touches(bug, one)) touched.push(one);
      }
      const red = await redAmong(bug, touched, patience);
      // A bug does the same each time; a machine that stood still does not, neither when a case was run
      // without the bug: what names it is run with it before it counts as missed.
      for (let again = 0; again < 2; again += 1) {
        const odd = known.filter(
          (one) => red.has(one.case.id) !== one.case.caughtBy.includes(bug.name),
        );
        const seen = await redAmong(bug, odd, longPatience);
        for (const { case: one } of odd) {
          if (seen.has(one.id)) red.add(one.id);
          else red.delete(one.id);
        }
      }
      return [...red].sort();
    },
    async close() {
      await Promise.all([...first, ...second].map((bench) => bench.close()));
      credentials.close();
    },
  };
}

/**
 * Work that each item gets from the next worker that is free; a worker has one item at a time. Those that are set
 * `apart` have a worker of their own, the first.
 */
function poolOf<W, T, R>(
  [own, ...others]: readonly W[],
  apart: (item: T) => boolean,
  work: (worker: W, item: T) => Promise<R>,
): (item: T) => Promise<R> {
  const pools = [queueOf(own === undefined ? [] : [own]), queueOf(others)] as const;
  return (item) => pools[apart(item) ? 0 : 1]((worker) => work(worker, item));
}

function queueOf<W>(workers: readonly W[]) {
  const free = [...workers];
  const waiting: ((worker: W) => void)[] = [];
  return async <R>(work: (worker: W) => Promise<R>): Promise<R> => {
    const worker = free.pop() ?? (await new Promise<W>((resolve) => waiting.push(resolve)));
    try {
      return await work(worker);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free.push(worker);
      else next(worker);
    }
  };
}

async function openKnownBench(credentials: Credentials) {
  const steps = knownSteps(seed);
  const reads = knownReads();
  const target = await mockTarget({ seed, wrap: steps.wrap });
  // Tenancies stay, so that a step can be taken again.
  const lasting: Target = {
    ...target,
    open: async (...opening) => ({ ...(await target.open(...opening)), close: async () => {} }),
  };
  let made: Made | undefined;
  const noting = (reference: Provider): Provider => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      made = { call, access, report, reference };
      return report;
    },
  });
  const sdk = createSdkProvider(reads.readers.sdk, {}, credentials);
  const openai = createOpenAiProvider(reads.readers.openai, {}, credentials);
  const providers = [sdk, withRoutes(openai, sdk)].map(noting);
  return {
    async run(place: Place): Promise<Known> {
      made = undefined;
      const trace = await capture(place, lasting, providers);
      return {
        ...place,
        trace,
        steps: steps.take(),
        reads: reads.take(),
        made,
        reference: steps.reference,
      };
    },
    close: () => target.close(),
  };
}

async function openBuggyBench(credentials: Credentials) {
  let planted: StageWrap | undefined;
  const clients = new Map<PlantedBug, readonly Provider[]>();
  const clientsOf = (bug: PlantedBug): readonly Provider[] => {
    const known = clients.get(bug);
    if (known) return known;
    const sdk = createSdkProvider(bug.readers, bug.sending, credentials);
    const openai = createOpenAiProvider(bug.openaiReaders, bug.sending, credentials);
    const made = [sdk, withRoutes(openai, sdk, bug.route)].map(
      (client) => bug.provider?.(client) ?? client,
    );
    clients.set(bug, made);
    return made;
  };
  const target = await mockTarget({ seed, wrap: (reference) => later(reference, () => planted) });
  return {
    async isRed(bug: PlantedBug, place: Place, within: number): Promise<boolean> {
      planted = bug.wrap;
      const deadline = isIssued(place) ? longPatience : within;
      const trace = await capture(place, target, clientsOf(bug), deadline);
      return judge(trace, place.case).verdict !== 'pass';
    },
    close: () => target.close(),
  };
}

/** Stages that ask at each step which bug is planted. */
function later(reference: Stages, planted: () => StageWrap | undefined): Stages {
  const made = new Map<StageWrap | undefined, Stages>([[undefined, reference]]);
  const now = (): Stages => {
    const wrap = planted();
    const stages = made.get(wrap) ?? wrap?.(reference) ?? reference;
    made.set(wrap, stages);
    return stages;
  };
  return {
    identify: (received) => now().identify(received),
    admit: (received, tenancy, route) => now().admit(received, tenancy, route),
    choose: (understood, tenancy) => now().choose(understood, tenancy),
    render: (understood, reply) => now().render(understood, reply),
    manage: (received, tenancy) => now().manage(received, tenancy),
    serve: (received, tenancy, route) => now().serve(received, tenancy, route),
    keep: (understood, answer, tenancy) => now().keep(understood, answer, tenancy),
    issue: (received, route) => now().issue(received, route),
    dispatch: (answer, received) => now().dispatch(answer, received),
  };
}

async function capture(
  place: Place,
  target: Target,
  providers: readonly Provider[],
  deadline = 30_000,
): Promise<Trace> {
  const trace = await runCase({ ...place, providers, probe, target, seed, deadline });
  if ('notApplicable' in trace) throw new Error(`${place.case.id}: ${trace.notApplicable}`);
  return trace;
}

const isIssued = ({ auth }: Place): boolean =>
  auth === 'instance_principal' || auth === 'oke_workload_identity';

/** Who needs a process apart, which is to be started once. */
const isWorkload = ({ auth, case: one }: Place): boolean =>
  auth === 'oke_workload_identity' || one.given?.hosts === true;

const hasToken = ({ auth }: Place): boolean => auth !== 'api_key' && auth !== 'genai_api_key';

const isRouted = ({ case: { when } }: Place): boolean =>
  when.operation === 'chat' && when.routed === true;

/** Whether anything of a case is otherwise with the bug. */
async function touches(bug: PlantedBug, known: Known): Promise<boolean> {
  if (bug.wrap !== undefined && !known.steps(bug.wrap(known.reference()))) return true;
  if (bug.readers !== undefined || bug.openaiReaders !== undefined) {
    const readers = {
      sdk: { ...referenceReaders, ...bug.readers },
      openai: { ...referenceOpenAiReaders, ...bug.openaiReaders },
    };
    for (const read of known.reads) if (!(await read(readers))) return true;
  }
  const { made } = known;
  const signs = hasToken(known) || known.case.id.startsWith('retry/');
  if (bug.sending !== undefined && made !== undefined && signs) return true;
  if (bug.route !== undefined && isRouted(known)) return true;
  return bug.provider !== undefined && made !== undefined && !(await sameCall(bug.provider, made));
}
