/** A command run as if nobody stood between: its terminal, its signals, its exit code; nothing of it stays. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { ConformError } from '../errors.js';
import { type Belonging, processesOf, send } from './processes.js';
import type { Relay, Signal } from './relay.js';

/** How a command ended. */
export interface Ended {
  /** Its exit code; 128 and the signal's number where a signal ended it, as shells say it. */
  readonly code: number;
  readonly signal?: NodeJS.Signals;
  /** Processes it left behind, which were ended. */
  readonly leftBehind: number;
}

/** What to run. */
export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A variable of the environment, as `NAME=value`, that no other process has. */
  readonly mark: string;
  readonly relay: Relay;
}

/** Milliseconds that a command has to end after it was asked to. As `docker stop`. */
const grace = 10_000;

/** Milliseconds within which signals are one wish: under npx, one Ctrl-C arrives twice. */
const sameWish = 500;

/** Milliseconds that processes left behind have to end. */
const graceOfRest = 1500;

/** The exit code for a command that cannot be started, as POSIX shells, `env` and `timeout` have it. */
const cannotStart = { ENOENT: 127, EACCES: 126 } as const;

/** A command that could not be started: the error to print, and the exit code. */
export interface NotStarted {
  readonly error: ConformError;
  readonly code: 126 | 127;
}

/** Whether a terminal is there. Then the command shares it: Ctrl-C and Ctrl-Z reach it without our doing. */
const onTerminal = (): boolean => [0, 1, 2].some((descriptor) => isatty(descriptor));

function notStarted(command: string, cause: NodeJS.ErrnoException): NotStarted {
  const code = cause.code === 'ENOENT' ? cannotStart.ENOENT : cannotStart.EACCES;
  const message =
    code === cannotStart.ENOENT
      ? `There is no program "${command}", or the interpreter that it names is missing.`
      : `"${command}" cannot be run (${cause.code}).`;
  const remedy =
    'Check its spelling and PATH. A line for a shell needs one: oci-conform exec -- sh -c "…".';
  return { error: new ConformError('OCIC_CANNOT_START', message, remedy, { cause }), code };
}

const started = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });

const ended = (child: ChildProcess): Promise<Omit<Ended, 'leftBehind'>> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal ? { code: 128 + constants.signals[signal], signal } : { code: code ?? 1 });
    });
  });

/**
 * Runs a command with this process's own stdin, stdout and stderr, and waits until it ends.
 *
 * With a terminal, it stays in our process group, so that job control works as without us. Without one,
 * it leads a group of its own, which gets the signals that we get. One that does not end within ten seconds
 * of being asked to, or is asked twice, is killed. What it leaves running is ended.
 */
export async function runChild(options: ChildOptions): Promise<Ended | NotStarted> {
  const { command, args, env, mark, relay } = options;
  const shared = onTerminal();
  const child = spawn(command, args, { env, stdio: 'inherit', detached: !shared });
  const end = ended(child);
  try {
    await started(child);
  } catch (error) {
    return notStarted(command, error instanceof Error ? error : new Error(String(error)));
  }
  const pid = child.pid ?? 0;
  const target = shared ? pid : -pid;
  const rest: Belonging = { mark, ...(shared ? {} : { group: pid }) };
  const killAll = () => {
    for (const one of [target, ...processesOf(rest)]) send(one, 'SIGKILL');
  };
  process.once('exit', killAll);
  const timers = new AbortController();
  let asked: number | undefined;
  const askToEnd = () => {
    const now = performance.now();
    if (asked === undefined) {
      asked = now;
      sleep(grace, undefined, { signal: timers.signal, ref: false }).then(killAll, () => {});
    } else if (now - asked > sameWish) {
      killAll();
    }
  };
  const release = relay.to(({ name, ends }: Signal) => {
    // The terminal has sent this one to the command already, which may live on: a debugger, a shell.
    if (shared && (name === 'SIGINT' || name === 'SIGQUIT')) return;
    if (ends) askToEnd();
    send(target, name);
  });
  const outcome = await end;
  timers.abort();
  release();
  const leftBehind = await endRest(rest);
  process.off('exit', killAll);
  return { ...outcome, leftBehind };
}

/** Ends what is left; gives how many there were. */
async function endRest(rest: Belonging): Promise<number> {
  const left = processesOf(rest);
  for (const one of left) send(one, 'SIGTERM');
  const until = performance.now() + graceOfRest;
  while (performance.now() < until && processesOf(rest).length > 0) await sleep(25);
  for (const one of processesOf(rest)) send(one, 'SIGKILL');
  return left.length;
}
