/** The in-process door: a provider that is an object in this process. */
import type { Access } from '../../protocol/access.js';
import type { Call } from '../../protocol/call.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import { accessForAdapters, type SingleCall } from '../adapter/call-message.js';
import { NotSupported } from '../adapter/not-supported.js';
import { createMessageReader } from '../adapter/read-message.js';
import { createRedact, secretsOf } from '../adapter/secrets.js';
import { type ToolResult, toolRounds } from '../adapter/tool-rounds.js';
import type { Occasion, Provider, Report } from '../provider.js';
import { dialogue } from '../reference/dialogue.js';
import { life } from '../reference/life.js';
import { rounds } from '../reference/rounds.js';
import { createApart } from './apart.js';
import { outcomeOfThrown, type Reading, type Understood, understand } from './given.js';
import type { CallContext, ProviderAccess, TestedProvider } from './tested-provider.js';

/** Told of what was thrown, and in which call. */
export type OnThrown = (thrown: unknown, context: CallContext) => void;

/** A call that belongs to no case. */
const unnamed: Occasion = { case: 'none', deadline: 10_000 };

/** Milliseconds in which a call that was ended may still say what it had. */
const grace = 1000;

/**
 * Makes the kit's provider of an author's object. Each `run` is a session: one access, whose secrets are kept out of
 * what the object says.
 *
 * @param name the client's name, as reports tell it
 * @param onThrown told of all that the object throws, which is an outcome all the same
 *
 * @example
 * const provider = createInProcessProvider('my-client', { capabilities, call: (call, context) => ask(call, context) });
 */
export function createInProcessProvider(
  name: string,
  tested: TestedProvider,
  onThrown: OnThrown = () => {},
): Provider {
  const { version = '', capabilities, module } = tested;
  const apart = module === undefined ? undefined : createApart(name, module);
  let read: Reading['read'] | undefined;
  return {
    name,
    version,
    transports: capabilities.transports,
    auths: capabilities.auths,
    operations: [
      ...(['chat', 'list-models', 'get-model', 'api', 'dialogue', 'rounds', 'life'] as const),
      ...(apart === undefined ? [] : (['configured'] as const)),
    ],
    capabilities,
    keepsTime: true,
    async run(call, access, signal, occasion = unnamed) {
      const isApart = call.operation === 'configured' || access.environment !== undefined;
      if (apart !== undefined && isApart) return apart.run(call, access, signal, occasion);
      read ??= createMessageReader();
      const redact = createRedact(await secretsOf(access));
      const reading = { read, redact };
      return runSession({ call, tested, access, signal, occasion, reading, onThrown });
    },
    close: async () => apart?.close(),
  };
}

interface Session {
  readonly call: Call;
  readonly tested: TestedProvider;
  readonly access: Access;
  readonly signal: AbortSignal;
  readonly occasion: Occasion;
  readonly reading: Reading;
  readonly onThrown: OnThrown;
}

async function runSession(session: Session): Promise<Report> {
  const { redact } = session.reading;
  const events: ProviderEvent[] = [];
  const began = performance.now();
  const at = () => Math.round(performance.now() - began);
  const open = () =>
    asker(session, (kind, text) => events.push({ at: at(), kind, text: redact(text) }));
  try {
    const outcome = await perform(session, open);
    events.push({ at: at(), kind: 'end' });
    return { outcome, events, duration: at() };
  } catch (thrown) {
    if (!(thrown instanceof NotSupported)) throw thrown;
    return { outcome: {}, events, unsupported: thrown.unsupported, duration: at() };
  }
}

interface Asker {
  call(call: SingleCall, heard?: () => void): Promise<StepOutcome>;
  /** Gives the answers to the calls of the turn before. */
  goOn(results: readonly ToolResult[]): Promise<StepOutcome>;
}

/** @param open gives one client's asker */
function perform({ call, tested }: Session, open: () => Asker): Promise<Outcome> {
  const ask = open();
  switch (call.operation) {
    case 'dialogue':
      return dialogue(call, (step) => ask.call(step));
    case 'rounds':
      return call.chained || tested.toolResults === undefined
        ? rounds(call, ask.call)
        : toolRounds(call, { begin: () => ask.call(call.first), goOn: ask.goOn });
    case 'life': {
      const clients = new Map([[1, ask]]);
      return life(call, (number, asked, heard) => {
        const client = clients.get(number) ?? open();
        clients.set(number, client);
        return client.call(asked, heard);
      });
    }
    case 'probe':
      throw new Error('Only the probe makes calls of its kind.');
    case 'configured':
      throw new Error('A client in this process is not configured by files: it needs a `module`.');
    default:
      return ask.call(call);
  }
}

function asker(
  { tested, access, signal, occasion, reading, onThrown }: Session,
  tell: CallContext['emit'],
): Asker {
  const given: ProviderAccess = accessForAdapters(access);
  const { transport = 'sdk', auth = 'api_key' } = access;
  // The first call of these waits for a credential, too.
  let patience = access.environment === undefined ? occasion.deadline : 2 * occasion.deadline;
  const ask = async (
    make: (context: CallContext) => unknown,
    { cancelled = false, heard = () => {} } = {},
  ) => {
    const deadline = patience;
    patience = occasion.deadline;
    const stop = new AbortController();
    let over = false;
    const context: CallContext = {
      access: given,
      transport,
      auth,
      signal: AbortSignal.any([signal, stop.signal]),
      case: occasion.case,
      deadline,
      emit(kind, text) {
        if (over) return;
        tell(kind, text);
        if (kind !== 'text' || text === '') return;
        if (cancelled) stop.abort();
        heard();
      },
    };
    const settled = settle(
      () => make(context),
      reading,
      (thrown) => onThrown(thrown, context),
    );
    try {
      return outcomeIn(await inTime(settled, deadline, () => stop.abort()), deadline);
    } finally {
      over = true;
    }
  };
  return {
    call: (call, heard) =>
      ask((context) => tested.call(call, context), {
        cancelled: call.operation === 'chat' && call.cancelled !== undefined,
        ...(heard === undefined ? {} : { heard }),
      }),
    goOn: (results) => ask((context) => tested.toolResults?.(results, context)),
  };
}

/** What a call came to, understood; or why it cannot be. Never rejects: nobody may be waiting any more. */
type Settled = Understood | { readonly fault: unknown };

async function settle(
  make: () => unknown,
  reading: Reading,
  onThrown: (thrown: unknown) => void,
): Promise<Settled> {
  let given: unknown;
  try {
    given = await make();
  } catch (thrown) {
    onThrown(thrown);
    return { outcome: outcomeOfThrown(thrown, reading.redact) };
  }
  try {
    return understand(given, reading);
  } catch (fault) {
    return { fault };
  }
}

interface InTime {
  readonly late: boolean;
  /** Absent where nothing came within the grace either. */
  readonly settled?: Settled;
}

/** Waits until the deadline, then ends the call, and waits as long as grace allows. */
async function inTime(
  settled: Promise<Settled>,
  deadline: number,
  stop: () => void,
): Promise<InTime> {
  let late = false;
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      stop();
      timer = setTimeout(() => resolve(undefined), grace);
    }, deadline);
  });
  try {
    const first = await Promise.race([settled, cut]);
    return { late, ...(first === undefined ? {} : { settled: first }) };
  } finally {
    clearTimeout(timer);
  }
}

function outcomeIn({ late, settled }: InTime, deadline: number): StepOutcome {
  if (settled !== undefined && 'fault' in settled) throw settled.fault;
  if (settled !== undefined && !late) {
    if ('unsupported' in settled) throw new NotSupported(settled.unsupported);
    return settled.outcome;
  }
  const turn = settled !== undefined && 'outcome' in settled ? settled.outcome.turn : undefined;
  const error = { message: `the call did not end within ${deadline} ms` };
  return { ...(turn === undefined ? {} : { turn }), error };
}
