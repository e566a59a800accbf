/** A conversation with one adapter process: the handshake, calls and their answers, deadlines, the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterMessage } from '../adapter/adapter-messages.js';
import { type Introduction, introductionOf } from '../adapter/introduction.js';
import type { KitMessage } from '../adapter/kit-messages.js';
import type { Line } from '../adapter/lines.js';
import { protocolVersion } from '../adapter/messages.js';
import {
  createMessageReader,
  type MessageReader,
  type Understood,
} from '../adapter/read-message.js';
import { createRedact } from '../adapter/secrets.js';
import { type AdapterProcess, startAdapter } from './adapter-process.js';
import type { Reaper } from './reaper.js';
import { type Deferred, deferred, semaphore } from './waiting.js';
import { type AdapterFailure, failureOf } from './words.js';

/** The answer to a call, or that none came in time: what came after all, if anything. */
export type Answer =
  | AdapterMessage<'result' | 'error' | 'unsupported'>
  | { readonly type: 'late'; readonly answer?: AdapterMessage<'result' | 'error'> };

/** How one call is made. */
export interface Asking {
  readonly id: string;
  /** Milliseconds until it is cancelled. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** It is asked while others of the process may be under way, whatever that takes. */
  readonly beside?: boolean;
  readonly onEvent: (event: AdapterMessage<'event'>) => void;
}

/** A process that said `ready`. */
export interface Connection {
  readonly introduction: Introduction;
  /** Why it is of no use any more; undefined while it is. */
  readonly failure: AdapterFailure | undefined;
  /** A call of it ran out of time: what else it is asked still counts, and then it is to be killed. */
  readonly retired: boolean;
  /**
   * Writes `call` or `tool_result`, and waits for the answer of its id.
   *
   * @throws AdapterFailure when the process breaks the protocol, or ends
   */
  ask(message: KitMessage, asking: Asking): Promise<Answer>;
  /** Secrets that are kept out of what it says from now on, until the session ends. */
  keepSecret(session: string, secrets: readonly string[]): void;
  /** Tells it that a session is over. */
  end(session: string): void;
  /** Asks it to end, and ends it after two seconds. @returns how it ended of itself, if it did */
  close(): Promise<{ readonly code: 'clean' | 'unclean' | 'killed' }>;
  kill(): void;
}

/** What a connection is opened with. */
export interface ConnectionOptions {
  readonly command: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version of the kit, for `hello`. */
  readonly kit: string;
  readonly reaper: Reaper;
  /** Milliseconds until it has to be ready; default 30 s: virtual machines take their time. */
  readonly readyWithin?: number;
  /** Milliseconds after a `cancel` in which an answer is waited for; default 1 s. */
  readonly grace?: number;
  readonly signal?: AbortSignal;
  /** Told of every line in both directions, without secrets. */
  readonly onTraffic?: (from: 'kit' | 'adapter', line: string) => void;
}

/** Milliseconds that an adapter has to end after `close`. */
const closing = 2000;

/** Characters of text that the events of one call may hold: no answer has as many. */
const mostEventText = 64 * 1024 * 1024;

interface Pending {
  readonly onEvent: Asking['onEvent'];
  readonly resolve: (answer: AdapterMessage<'result' | 'error' | 'unsupported'>) => void;
  readonly reject: (failure: AdapterFailure) => void;
  text: number;
  answered: boolean;
}

/**
 * Starts an adapter and waits until it is ready.
 *
 * @throws AdapterFailure when it does not get ready, in words that say why
 */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { readyWithin = 30_000, signal } = options;
  const talk = startTalk(options);
  const timer = new AbortController();
  const late = sleep(readyWithin, undefined, { signal: timer.signal }).then(
    () =>
      talk.fail(
        `the adapter did not say \`ready\` within ${readyWithin} ms; is each line flushed?`,
      ),
    () => {},
  );
  const stop = () => talk.fail('the run was interrupted');
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  talk.write({
    type: 'hello',
    protocol: protocolVersion,
    kit: { name: 'oci-conform', version: options.kit },
  });
  try {
    const introduction = await talk.ready;
    return connect(talk, introduction, options);
  } finally {
    timer.abort();
    await late;
    signal?.removeEventListener('abort', stop);
  }
}

interface Talk {
  readonly ready: Promise<Introduction>;
  readonly process: AdapterProcess;
  readonly pending: Map<string, Pending>;
  /** Keeps the secrets of a session out of what is read; absent secrets: no longer. */
  keepSecret(session: string, secrets?: readonly string[]): void;
  /** Ids that were asked, and the case of each. */
  readonly asked: Map<string, string>;
  /** Ids that nobody waits for any more. */
  readonly abandoned: Set<string>;
  readonly state: { failure: AdapterFailure | undefined; closing: boolean; retired: boolean };
  write(message: KitMessage): void;
  fail(what: string, line?: string): AdapterFailure;
}

/** The two directions of a process, and what ends them. */
function startTalk(options: ConnectionOptions): Talk {
  const { command, environment, reaper, onTraffic } = options;
  const pending = new Map<string, Pending>();
  const secrets = new Map<string, readonly string[]>();
  const asked = new Map<string, string>();
  const abandoned = new Set<string>();
  const state: Talk['state'] = { failure: undefined, closing: false, retired: false };
  let redact = createRedact();
  const introduced = deferred<Introduction>();
  const read = createMessageReader();
  const process = startAdapter({
    command,
    environment,
    reaper,
    onLine(line) {
      if (state.failure !== undefined || state.closing) return;
      const clean = { ...line, text: redact(line.text) };
      onTraffic?.('adapter', clean.text);
      const what = take(read, clean, { pending, asked, abandoned, introduced });
      if (what !== undefined) fail(what, clean.text);
    },
  });
  const fail = (what: string, line?: string): AdapterFailure => {
    const failure = state.failure ?? failureOf({ what, line, stderr: redact(process.stderr()) });
    state.failure = failure;
    process.kill();
    introduced.reject(failure);
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
    return failure;
  };
  // What it answered with its last breath counts first.
  process.ended.then(({ words }) => setImmediate(() => noteEnd(words)));
  const noteEnd = (words: string) => {
    if (state.failure !== undefined || state.closing) return;
    const [waiting] = pending.keys();
    const after =
      waiting === undefined ? 'though no `close` was said' : `before it answered ${waiting}`;
    const when = introduced.settled() ? after : 'before it said `ready`';
    fail(words.startsWith('it ') ? `the adapter ended ${when}: ${words}` : words);
  };
  return {
    ready: introduced.promise,
    process,
    pending,
    asked,
    abandoned,
    state,
    keepSecret(session, all) {
      if (all === undefined) secrets.delete(session);
      else secrets.set(session, all);
      redact = createRedact([...secrets.values()].flat());
    },
    write(message) {
      const line = JSON.stringify(message);
      onTraffic?.('kit', redact(line));
      process.write(line);
    },
    fail,
  };
}

interface Talking {
  readonly pending: Map<string, Pending>;
  readonly asked: ReadonlyMap<string, string>;
  readonly abandoned: ReadonlySet<string>;
  readonly introduced: Deferred<Introduction>;
}

/** Takes a line where it belongs; what is wrong with it otherwise. */
function take(read: MessageReader, line: Line, talking: Talking): string | undefined {
  const { pending, asked, abandoned, introduced } = talking;
  const understood = read(line);
  if ('problem' in understood) return misread(understood, line, talking);
  const { message } = understood;
  if (message.type === 'ready') return takeReady(message, introduced);
  if (!introduced.settled()) return `the adapter said \`${message.type}\` before \`ready\``;
  const { id } = message;
  if (abandoned.has(id)) return undefined;
  const waiting = pending.get(id);
  if (waiting === undefined) {
    const about = asked.get(id);
    return about !== undefined
      ? `the adapter said \`${message.type}\` of ${id} after it had answered, in ${about}`
      : `the adapter said \`${message.type}\` of ${id}, which is the id of no call`;
  }
  if (waiting.answered) return `the adapter answered ${id} twice`;
  if (message.type === 'event') {
    waiting.text += message.text.length;
    if (waiting.text > mostEventText) return `the adapter's events of ${id} hold too much text`;
    waiting.onEvent(message);
    return undefined;
  }
  waiting.answered = true;
  // A second answer in the same breath is still this call's.
  setImmediate(() => {
    pending.delete(id);
    waiting.resolve(message);
  });
  return undefined;
}

/** A message of the wrong shape that says whose it is fails that call alone; what is more, everything. */
function misread(
  { problem, id = '' }: Extract<Understood, { readonly problem: string }>,
  { text }: Line,
  { pending }: Talking,
): string | undefined {
  const what = `the adapter wrote a line that is not understood: ${problem}`;
  const waiting = pending.get(id);
  if (waiting === undefined || waiting.answered) return what;
  waiting.answered = true;
  setImmediate(() => {
    pending.delete(id);
    waiting.reject(failureOf({ what, line: text, stderr: '' }));
  });
  return undefined;
}

function takeReady(
  message: AdapterMessage<'ready'>,
  introduced: Deferred<Introduction>,
): string | undefined {
  if (introduced.settled()) return 'the adapter said `ready` twice';
  if (message.protocol !== protocolVersion) {
    return `the adapter speaks version ${message.protocol} of the protocol, and the kit version ${protocolVersion}`;
  }
  introduced.resolve(introductionOf(message));
  return undefined;
}

function connect(talk: Talk, introduction: Introduction, options: ConnectionOptions): Connection {
  const { grace = 1000 } = options;
  const { process, pending, asked, abandoned, state, keepSecret, write, fail } = talk;
  const slots = semaphore(introduction.parallel);
  return {
    introduction,
    get failure() {
      return state.failure;
    },
    get retired() {
      return state.retired;
    },
    async ask(message, asking) {
      const free = asking.beside ? () => {} : await slots();
      try {
        return await askNow(message, asking);
      } finally {
        free();
      }
    },
    keepSecret,
    end(session) {
      keepSecret(session);
      if (state.failure === undefined) write({ type: 'end', session });
    },
    async close() {
      if (state.failure !== undefined) {
        await process.ended;
        return { code: 'killed' };
      }
      write({ type: 'close' });
      state.closing = true;
      process.endInput();
      const timer = new AbortController();
      const ending = await Promise.race([
        process.ended,
        sleep(closing, undefined, { signal: timer.signal }).catch(() => undefined),
      ]);
      timer.abort();
      process.kill();
      if (ending !== undefined) return { code: ending.clean ? 'clean' : 'unclean' };
      await process.ended;
      return { code: 'killed' };
    },
    kill: process.kill,
  };

  async function askNow(message: KitMessage, asking: Asking): Promise<Answer> {
    const { id, deadline, signal, onEvent } = asking;
    if (state.failure !== undefined) throw state.failure;
    if (signal.aborted) throw fail('the run was interrupted');
    const answer = deferred<AdapterMessage<'result' | 'error' | 'unsupported'>>();
    pending.set(id, {
      onEvent,
      resolve: answer.resolve,
      reject: answer.reject,
      text: 0,
      answered: false,
    });
    if (message.type === 'call') asked.set(id, message.case);
    const stop = () => fail('the run was interrupted');
    signal.addEventListener('abort', stop, { once: true });
    const timer = new AbortController();
    const after = (milliseconds: number) =>
      sleep(milliseconds, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
    try {
      write(message);
      const first = await Promise.race([answer.promise, after(deadline)]);
      if (first !== 'late') return first;
      // A call that ran out of time may have left threads and connections that later calls would meet.
      state.retired = true;
      write({ type: 'cancel', id });
      const second = await Promise.race([answer.promise, after(grace)]);
      if (second !== 'late' && second.type !== 'unsupported')
        return { type: 'late', answer: second };
      // Calls beside it are none the worse for it.
      if (second === 'late') abandoned.add(id);
      return { type: 'late' };
    } finally {
      timer.abort();
      signal.removeEventListener('abort', stop);
      // A rejection that nobody waits for any more.
      answer.promise.catch(() => {});
      pending.delete(id);
    }
  }
}
