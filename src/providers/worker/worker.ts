/** The worker door: a provider in any language, behind an adapter that speaks JSON lines. */
import type { Access } from '../../protocol/access.js';
import type {
  Call,
  ConfiguredCall,
  LifeCall,
  RoundsCall,
  ToldOptions,
} from '../../protocol/call.js';
import { isFeature } from '../../suites/features.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import { callMessage, type SingleCall } from '../adapter/call-message.js';
import type { Introduction } from '../adapter/introduction.js';
import type { KitMessage } from '../adapter/kit-messages.js';
import { NotSupported } from '../adapter/not-supported.js';
import { outcomeOfError, outcomeOfResult } from '../adapter/outcome.js';
import { secretsOf } from '../adapter/secrets.js';
import { type ToolResult, toolRounds } from '../adapter/tool-rounds.js';
import type { Occasion, Provider, Report } from '../provider.js';
import { dialogue } from '../reference/dialogue.js';
import { atHome } from '../reference/home.js';
import { life } from '../reference/life.js';
import { rounds } from '../reference/rounds.js';
import { type Answer, type Connection, openConnection } from './connection.js';
import { createPool, type Loan, type Pool, type Variables } from './pool.js';
import { createReaper } from './reaper.js';
import { environmentOf, leadingVariables } from './surroundings.js';
import { environmentAtHome } from './surroundings-at-home.js';
import { createTrustStores, type TrustStores } from './trust-stores.js';
import { failureOf } from './words.js';

/** What a worker provider is made with. */
export interface WorkerOptions {
  /** The command of the adapter, as typed. */
  readonly command: string;
  /** What it said of itself when it was asked before the run. */
  readonly introduction: Introduction;
  /** Processes at once; default 1. */
  readonly workers?: number;
  /** The version of the kit. */
  readonly kit: string;
  /** Variables of the adapter's processes. */
  readonly environment: Variables;
  /** Milliseconds; see {@link openConnection}. */
  readonly readyWithin?: number;
  readonly grace?: number;
  /** Told of every line in both directions, without secrets. */
  readonly onTraffic?: (from: 'kit' | 'adapter', line: string) => void;
}

/**
 * Makes a provider of an adapter. Each `run` is a session, on one process; calls beyond the processes' places
 * wait. A process that fails is replaced, and the call that it failed in rejects with an `AdapterFailure`.
 *
 * @example
 * const introduction = await introduce({ command: 'python adapter.py', kit: '0.1.0', environment: {} });
 * const provider = createWorkerProvider({ command: 'python adapter.py', introduction, kit: '0.1.0', environment: {} });
 */
export function createWorkerProvider(options: WorkerOptions): Provider {
  const { command, introduction, workers = 1, environment, ...rest } = options;
  const { name, version, capabilities, parallel } = introduction;
  const reaper = createReaper();
  const trustStores = createTrustStores();
  const open = (signal: AbortSignal, variables: Variables) =>
    openConnection({ ...rest, command, environment: variables, reaper, signal });
  const poolOf = (base: Variables) =>
    createPool({
      size: workers,
      parallel,
      open: (signal, own) => open(signal, environmentOf(base, own)),
    });
  const pool = poolOf(environment);
  const led = new Map<string, Pool>();
  /** Processes that are led to the mock are kept apart from those that are not: an API key needs no lead. */
  const poolFor = async (access: Access): Promise<Pool> => {
    const lead = await leadingVariables(access, environment, trustStores);
    if (lead === undefined) return pool;
    const key = JSON.stringify(lead);
    const there = led.get(key) ?? poolOf({ ...environment, ...lead });
    led.set(key, there);
    return there;
  };
  const next = counter();
  return {
    name,
    version,
    transports: capabilities.transports,
    auths: capabilities.auths,
    operations: [
      'chat',
      'list-models',
      'get-model',
      'api',
      'dialogue',
      'rounds',
      'life',
      'configured',
    ],
    capabilities,
    keepsTime: true,
    run: async (call, access, signal, occasion = unnamed) =>
      runSession({
        secrets: await secretsOf(access),
        call,
        access,
        signal,
        occasion,
        pool: await poolFor(access),
        introduction,
        session: `s${next()}`,
        environment,
        trustStores,
        open,
      }),
    async close() {
      await Promise.all([pool, ...led.values()].map((one) => one.close()));
      reaper.close();
      await trustStores.close();
    },
  };
}

/** A call that belongs to no case. */
const unnamed: Occasion = { case: 'none', deadline: 10_000 };

interface Session {
  readonly call: Call;
  readonly access: Access;
  readonly signal: AbortSignal;
  readonly occasion: Occasion;
  readonly pool: Pool;
  readonly introduction: Introduction;
  readonly session: string;
  /** What is kept out of all that the adapter says. */
  readonly secrets: readonly string[];
  /** The run's variables. */
  readonly environment: Variables;
  readonly trustStores: TrustStores;
  /** Starts a process with these variables and no others. */
  readonly open: (signal: AbortSignal, variables: Variables) => Promise<Connection>;
  /** All that the client is told; absent: the whole access. */
  readonly told?: ToldOptions;
}

async function runSession(one: Session): Promise<Report> {
  const { call, signal, pool } = one;
  if (call.operation === 'configured') return runAtHome(one, call);
  const own = call.operation === 'life' && call.apart ? {} : undefined;
  return converse(one, await pool.lend(signal, ownVariables(one) ?? own));
}

/** What a process has to be started with for this access alone; undefined where any of the pool will do. */
const ownVariables = ({ access, introduction }: Session): Variables | undefined =>
  introduction.environment === 'process' ? access.environment : undefined;

/** A process of its own, outside the pool: that a client does not start without its settings is no fault of others. */
async function runAtHome(one: Session, call: ConfiguredCall): Promise<Report> {
  const { access, signal, occasion, environment, trustStores, open } = one;
  const { readProfile } = await import('../../targets/profile.js');
  return atHome(call, access, readProfile, async (home) => {
    const store = await trustStores.of(home.authority);
    const connection = await open(signal, environmentAtHome(environment, home, store));
    const release = async () => void (await connection.close());
    // A process that has just begun loads what it needs within its first call.
    const patient = { ...occasion, deadline: 2 * occasion.deadline };
    return converse(
      { ...one, call: call.call, occasion: patient, told: home.told },
      { connection, release },
    );
  });
}

async function converse(one: Session, { connection, release }: Loan): Promise<Report> {
  const { session, secrets } = one;
  connection.keepSecret(session, secrets);
  const events: ProviderEvent[] = [];
  const began = performance.now();
  const at = () => Math.round(performance.now() - began);
  try {
    const outcome = await perform(one, connection, (kind, text) =>
      events.push({ at: at(), kind, text }),
    );
    events.push({ at: at(), kind: 'end' });
    return { outcome, events, duration: at() };
  } catch (thrown) {
    if (!(thrown instanceof NotSupported)) throw thrown;
    return { outcome: {}, events, unsupported: thrown.unsupported, duration: at() };
  } finally {
    connection.end(session);
    await release();
  }
}

type Emit = (kind: 'text' | 'reasoning', text: string) => void;

function perform(one: Session, connection: Connection, emit: Emit): Promise<Outcome> {
  const { call } = one;
  const ask = asker(one, connection, emit);
  switch (call.operation) {
    case 'dialogue':
      return dialogue(call, (step) => ask.call(step).then(({ outcome }) => outcome));
    case 'rounds':
      return playRounds(call, one, ask);
    case 'life':
      return playLife(call, one, { connection, ask }, emit);
    case 'probe':
      throw new Error('Only the probe makes calls of its kind.');
    case 'configured':
      throw new Error('A client is configured before it is asked.');
    default:
      return ask.call(call).then(({ outcome }) => outcome);
  }
}

/** A step's outcome, and the id under which the adapter may go on. */
interface Asked {
  readonly id: string;
  readonly outcome: StepOutcome;
}

interface Asker {
  call(call: SingleCall, heard?: () => void): Promise<Asked>;
  /** Gives the answers to the calls of the turn that an id was answered with. */
  goOn(id: string, results: readonly ToolResult[]): Promise<Asked>;
}

function asker(one: Session, connection: Connection, emit: Emit): Asker {
  const { access, signal, occasion, session, told } = one;
  const next = counter();
  // The first call of these waits for a credential, too.
  let patience = access.environment === undefined ? occasion.deadline : 2 * occasion.deadline;
  const ask = async (
    id: string,
    message: (deadline: number) => KitMessage,
    { heard = () => {}, beside = false } = {},
  ): Promise<Asked> => {
    const deadline = patience;
    patience = occasion.deadline;
    const answer = await connection.ask(message(deadline), {
      id,
      deadline,
      signal,
      beside,
      onEvent({ kind, text }) {
        emit(kind, text);
        if (kind === 'text' && text !== '') heard();
      },
    });
    return { id, outcome: outcomeOf(answer, deadline) };
  };
  return {
    call(call, heard) {
      const id = `${session}.${next()}`;
      return ask(
        id,
        (deadline) =>
          callMessage(call, access, {
            id,
            case: occasion.case,
            session,
            deadline,
            ...(told === undefined ? {} : { told }),
          }),
        { beside: call.operation === 'close', ...(heard === undefined ? {} : { heard }) },
      );
    },
    goOn: (id, results) => ask(id, () => ({ type: 'tool_result', id, results })),
  };
}

function outcomeOf(answer: Answer, deadline: number): StepOutcome {
  switch (answer.type) {
    case 'result':
      return outcomeOfResult(answer);
    case 'error':
      return outcomeOfError(answer);
    case 'unsupported': {
      const { feature, message } = answer;
      if (!isFeature(feature)) {
        const what = `the adapter said \`unsupported\` of "${feature}", which is no feature`;
        throw failureOf({ what, stderr: '' });
      }
      throw new NotSupported({ feature, ...(message ? { message } : {}) });
    }
    case 'late': {
      const message = `the call did not end within ${deadline} ms`;
      const { answer: after } = answer;
      if (after === undefined) return { error: { message } };
      const { turn } = after.type === 'result' ? outcomeOfResult(after) : outcomeOfError(after);
      return { ...(turn === undefined ? {} : { turn }), error: { message } };
    }
  }
}

/** An adapter that does not go on by itself is asked again with all that was said. */
function playRounds(call: RoundsCall, one: Session, ask: Asker): Promise<Outcome> {
  const goesOn = one.introduction.capabilities.features.includes('tool-results');
  if (!goesOn || call.chained) {
    return rounds(call, (step) => ask.call(step).then(({ outcome }) => outcome));
  }
  let id = '';
  const note = (asked: Asked) => {
    id = asked.id;
    return asked.outcome;
  };
  return toolRounds(call, {
    begin: () => ask.call(call.first).then(note),
    goOn: (results) => ask.goOn(id, results).then(note),
  });
}

/** Each client is a session of its own; those beside the first in processes of their own, where that is wanted. */
async function playLife(
  call: LifeCall,
  one: Session,
  first: { readonly connection: Connection; readonly ask: Asker },
  emit: Emit,
): Promise<Outcome> {
  const { pool, secrets, signal } = one;
  const clients = new Map([[1, Promise.resolve(first.ask)]]);
  const ends: (() => unknown)[] = [];
  const meet = async (number: number): Promise<Asker> => {
    const session = `${one.session}-${number}`;
    const loan = call.apart && (await pool.lend(signal, ownVariables(one) ?? {}));
    const connection = loan ? loan.connection : first.connection;
    connection.keepSecret(session, secrets);
    ends.push(async () => {
      connection.end(session);
      if (loan) await loan.release();
    });
    return asker({ ...one, session }, connection, emit);
  };
  try {
    return await life(call, async (number, asked, heard) => {
      const client = clients.get(number) ?? meet(number);
      clients.set(number, client);
      return (await client).call(asked, heard).then(({ outcome }) => outcome);
    });
  } finally {
    for (const end of ends) await end();
  }
}

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
