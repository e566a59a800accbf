/** The command door: a provider that is run once a call, and told by variables what to ask. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '../../protocol/access.js';
import type { Call, ConfiguredCall, ToldOptions } from '../../protocol/call.js';
import { isFeature } from '../../suites/features.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import { callMessage, type SingleCall } from '../adapter/call-message.js';
import type { Introduction } from '../adapter/introduction.js';
import { NotSupported } from '../adapter/not-supported.js';
import { outcomeOfError, outcomeOfResult } from '../adapter/outcome.js';
import { createRedact, type Redact, secretsOf } from '../adapter/secrets.js';
import type { Occasion, Provider, Report } from '../provider.js';
import { dialogue } from '../reference/dialogue.js';
import { atHome } from '../reference/home.js';
import { rounds } from '../reference/rounds.js';
import { createReaper, type Reaper } from '../worker/reaper.js';
import { environmentOf, leadingVariables } from '../worker/surroundings.js';
import { environmentAtHome } from '../worker/surroundings-at-home.js';
import { createTrustStores, type TrustStores } from '../worker/trust-stores.js';
import { semaphore } from '../worker/waiting.js';
import { failureOf } from '../worker/words.js';
import { type Ran, runOnce } from './run-once.js';
import { type Said, saidBy } from './said.js';
import { variablesOfCall } from './variables.js';

/** What a command provider is made with. */
export interface CommandOptions {
  readonly command: string;
  readonly introduction: Pick<Introduction, 'name' | 'version' | 'capabilities'>;
  /** Processes at once. */
  readonly workers: number;
  /** Variables of the processes, beside those of the call. */
  readonly environment: Readonly<Record<string, string>>;
}

interface Running extends CommandOptions {
  readonly reaper: Reaper;
  readonly trustStores: TrustStores;
  readonly access: Access;
  readonly signal: AbortSignal;
  readonly occasion: Occasion;
  readonly redact: Redact;
  readonly emit: (kind: 'text' | 'reasoning', text: string, at?: number) => void;
  /** All that the client is told; absent: the whole access. */
  readonly told?: ToldOptions;
}

/**
 * Makes a provider of a command: a process a call.
 *
 * @example
 * createCommandProvider({ command: 'sh ask.sh', introduction, workers: 2, environment: process.env });
 */
export function createCommandProvider(options: CommandOptions): Provider {
  const { introduction, workers } = options;
  const { name, version, capabilities } = introduction;
  const reaper = createReaper();
  const trustStores = createTrustStores();
  const slots = semaphore(workers);
  return {
    name,
    version,
    transports: capabilities.transports,
    auths: capabilities.auths,
    operations: ['chat', 'list-models', 'get-model', 'api', 'dialogue', 'rounds', 'configured'],
    capabilities,
    keepsTime: true,
    async run(call, access, signal, occasion = { case: 'none', deadline: 10_000 }) {
      const redact = createRedact(await secretsOf(access));
      const free = await slots();
      try {
        return await report(call, {
          ...options,
          reaper,
          trustStores,
          access,
          signal,
          occasion,
          redact,
        });
      } finally {
        free();
      }
    },
    async close() {
      reaper.close();
      await trustStores.close();
    },
  };
}

async function report(call: Call, running: Omit<Running, 'emit'>): Promise<Report> {
  const events: ProviderEvent[] = [];
  const began = performance.now();
  const at = () => Math.round(performance.now() - began);
  const emit: Running['emit'] = (kind, text, when) =>
    events.push({ at: Math.min(when ?? at(), at()), kind, text });
  try {
    const outcome = await perform(call, { ...running, emit });
    events.push({ at: at(), kind: 'end' });
    return { outcome, events, duration: at() };
  } catch (thrown) {
    if (!(thrown instanceof NotSupported)) throw thrown;
    return { outcome: {}, events, unsupported: thrown.unsupported, duration: at() };
  }
}

function perform(call: Call, running: Running): Promise<Outcome> {
  switch (call.operation) {
    case 'dialogue':
      return dialogue(call, (step) => ask(step, running));
    case 'rounds':
      return rounds(call, (step) => ask(step, running));
    case 'life':
      throw new Error('A process a call has no client that lives on.');
    case 'probe':
      throw new Error('Only the probe makes calls of its kind.');
    case 'configured':
      return askAtHome(call, running);
    default:
      return ask(call, running);
  }
}

/** A client that finds what it is not told in its home. */
async function askAtHome(call: ConfiguredCall, running: Running): Promise<StepOutcome> {
  const { readProfile } = await import('../../targets/profile.js');
  const { occasion, environment, trustStores } = running;
  return atHome(call, running.access, readProfile, async (home) =>
    ask(call.call, {
      ...running,
      told: home.told,
      occasion: { ...occasion, deadline: 2 * occasion.deadline },
      environment: environmentAtHome(environment, home, await trustStores.of(home.authority)),
    }),
  );
}

async function ask(call: SingleCall, asking: Running): Promise<StepOutcome> {
  const { access } = asking;
  // Each process waits for a credential of its own, too.
  const deadline = (access.environment === undefined ? 1 : 2) * asking.occasion.deadline;
  const running = { ...asking, occasion: { ...asking.occasion, deadline } };
  const { occasion, signal, emit, redact, told, environment, trustStores } = running;
  const message = callMessage(call, access, {
    id: 'c1',
    case: occasion.case,
    session: 's1',
    deadline,
    ...(told === undefined ? {} : { told }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'oci-conform-call-'));
  try {
    const file = join(folder, 'call.json');
    await writeFile(file, JSON.stringify(message), { mode: 0o600 });
    const own = variablesOfCall(message, file);
    const lead = await leadingVariables(access, environment, trustStores);
    const ran = await runOnce({
      ...running,
      environment:
        told === undefined
          ? environmentOf(environment, { ...lead, ...own })
          : { ...environment, ...own },
      deadline,
      signal,
    });
    const pieces = call.operation === 'chat' ? emit : () => {};
    return outcomeOf(ran, saidBy(ran.stdout.map(({ at, text }) => ({ at, text: redact(text) }))), {
      ...running,
      emit: pieces,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function outcomeOf(ran: Ran, said: Said, { occasion, emit, redact }: Running): StepOutcome {
  const stderr = redact(ran.stderr);
  if (ran.end === 'interrupted') throw failureOf({ what: 'the run was interrupted', stderr: '' });
  if (ran.end === 'not-started') throw failureOf({ what: ran.words, stderr });
  if (ran.end === 'flooded') throw failureOf({ what: 'the command wrote too much', stderr });
  for (const { kind, text, at } of said.events) emit(kind, text, at);
  if (ran.end === 'late') {
    return { error: { message: `the call did not end within ${occasion.deadline} ms` } };
  }
  if (said.answer?.type === 'unsupported') {
    const { feature, message } = said.answer;
    if (isFeature(feature)) throw new NotSupported({ feature, ...(message ? { message } : {}) });
    throw failureOf({
      what: `the command said \`unsupported\` of "${feature}", which is no feature`,
      stderr,
    });
  }
  if (said.answer?.type === 'error') return outcomeOfError(said.answer);
  if (said.problem !== undefined) {
    throw failureOf({ what: `the command's last line is not understood: ${said.problem}`, stderr });
  }
  if (!ran.clean) {
    return { error: { message: stderr.trim() || ran.words } };
  }
  const outcome: StepOutcome =
    said.answer === undefined
      ? { turn: { text: said.text, toolCalls: [], finishReason: null } }
      : outcomeOfResult(said.answer);
  if (said.events.length === 0) {
    const { reasoning = '', text = '' } = outcome.turn ?? {};
    if (reasoning !== '') emit('reasoning', reasoning);
    if (text !== '') emit('text', text);
  }
  return outcome;
}
