/** Mocks in the background, each kept by a process of its own: to start, find and end them. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConformError } from '../errors.js';
import type { Block } from './environment.js';
import { homePrefix } from './home.js';
import { processesOf, send } from './processes.js';

/** What is known of a mock in the background; it stands in its home. */
export interface Kept {
  readonly pid: number;
  /** `NAME=value` in the environment of its keeper alone. */
  readonly mark: string;
  readonly authMode: string;
  readonly block: Block;
  /** What a shell had before, of what it must have again: no secret. */
  readonly before: Readonly<Record<string, string>>;
  /** Where its requests are told. */
  readonly log: string;
}

/** The variable that names the file with a {@link Kept}. */
export const keptVariable = 'OCI_CONFORM_ENV';

/** The file in the home's own folder. */
export const keptFile = 'env.json';

/** The variable that marks a keeper. */
export const keeperVariable = 'OCI_CONFORM_KEEPER';

/** Milliseconds that a keeper has to start, and to end. */
const patience = 20_000;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  'mark' in value &&
  'block' in value;

/** Whether it still runs, and is what it was: a process id may be another's by now. */
function runs({ pid, mark }: Kept): boolean {
  return process.platform === 'linux' ? processesOf({ mark }).includes(pid) : send(pid, 0);
}

/** The mock in the background that a file tells of, if it runs. */
export async function readKept(file: string): Promise<Kept | undefined> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isKept(kept) && runs(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Every mock in the background that this user's temporary folder knows of. */
export async function allKept(): Promise<readonly Kept[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(homePrefix));
  const kept = names.map((name) => readKept(join(tmpdir(), name, '.oci', keptFile)));
  return (await Promise.all(kept)).flatMap((one) => one ?? []);
}

/**
 * Starts a keeper: this program once more, detached from the terminal.
 *
 * @param args what it is called with
 * @throws ConformError what the keeper says, or `OCIC_KIT_FAILED` where it says nothing in time
 */
export async function startKeeper(args: readonly string[]): Promise<Kept> {
  const [, main = ''] = process.argv;
  const keeper = spawn(process.execPath, [...process.execArgv, main, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, [keeperVariable]: randomUUID() },
  });
  let complaint = '';
  keeper.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const kept = await new Promise<Kept | undefined>((resolve) => {
    const give = (message: unknown) => resolve(isKept(message) ? message : undefined);
    const timer = setTimeout(give, patience);
    keeper.once('message', give);
    keeper.once('error', give);
    keeper.once('close', give);
    keeper.once('message', () => clearTimeout(timer));
    keeper.once('close', () => clearTimeout(timer));
  });
  if (keeper.connected) keeper.disconnect();
  keeper.stderr?.destroy();
  keeper.unref();
  if (kept !== undefined) return kept;
  keeper.kill('SIGKILL');
  const [, message] = /^error OCIC_\w+: (.*)$/m.exec(complaint) ?? [];
  throw new ConformError(
    'OCIC_KIT_FAILED',
    `No mock could be started in the background${message ? `: ${message}` : '.'}`,
    'Run `oci-conform mock` in a terminal of its own to see why.',
  );
}

/** Ends a keeper and waits until it has put everything away. */
export async function endKeeper(kept: Kept): Promise<void> {
  process.kill(kept.pid, 'SIGTERM');
  const until = performance.now() + patience;
  while (runs(kept) && performance.now() < until) await sleep(20);
}
