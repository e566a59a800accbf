/**
 * Running this very command line again where nothing but this machine can be reached: in a network and a mount
 * namespace of its own, on Linux, with the service's names and the metadata addresses leading to loopback. The
 * mock and the command that it surrounds are both inside, since a network namespace has its own loopback.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { copyFile, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { ConformError } from '../errors.js';
import { sweepAtExit } from '../mock/identity/sweep.js';
import { withheld } from './home.js';
import { hostsFile } from './hosts-file.js';
import { enter, type Furniture } from './namespace.js';
import type { Relay } from './relay.js';

/** Says to a process that it runs isolated; its value is the folder of the isolation. */
export const isolationVariable = 'OCI_CONFORM_ISOLATED';

/** Where systems keep the certificates that they trust, in one file (Debian and Alpine, Fedora, SUSE). */
const systemTrust: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What the files are named that stand in for {@link systemTrust}. */
export const trustPrefix = 'trust-';

/** The name of the folder with the files of a service account. */
export const accountFolder = 'serviceaccount';

/** How a process is started in a namespace, by what may be allowed here; the first that works is taken. */
const ways = (root: boolean): readonly (readonly string[])[] => [
  // A real root sees the files of all users as ever.
  ...(root ? [['--net', '--mount']] : []),
  // Everybody else stays who they are, and is root of the namespace alone.
  ['--user', '--map-current-user', '--keep-caps', '--net', '--mount'],
  ['--user', '--map-root-user', '--net', '--mount'],
];

const cannot = (message: string, cause?: unknown): ConformError =>
  new ConformError(
    'OCIC_CANNOT_ISOLATE',
    message,
    'It takes Linux, unshare and mount (util-linux), ip (iproute2), and a system that allows user namespaces. ' +
      'On Ubuntu 24.04: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. In Docker: --privileged. ' +
      'Most clients need no --isolate; docs/ways-in.md says which do.',
    { cause },
  );

const textOf = (error: unknown, key: 'code' | 'stderr'): string =>
  error instanceof Error && key in error ? String(Reflect.get(error, key)).trim() : '';

/**
 * The folders in the caller's home that lead to a real tenancy. Oracle's SDK for Go finds them without `HOME`,
 * by the system's list of users, and takes them before any variable.
 */
async function ownCredentials(): Promise<readonly string[]> {
  const homes = [userInfo().homedir, process.env.HOME ?? ''].filter((home) => home !== '');
  const folders = homes.flatMap((home) => withheld.map((name) => join(home, name)));
  const found = await Promise.all(folders.map((path) => realpath(path).catch(() => undefined)));
  return [...new Set(found.filter((path) => path !== undefined))];
}

/** Writes what a namespace is furnished with. */
async function furnish(folder: string): Promise<Furniture> {
  const hosts = join(folder, 'hosts');
  const known = await readFile('/etc/hosts', 'utf8').catch(() => '');
  await writeFile(hosts, await hostsFile(known), { mode: 0o644 });
  const found = await Promise.all(systemTrust.map((file) => realpath(file).catch(() => undefined)));
  const files = [...new Set(found.filter((file) => file !== undefined))];
  const trusted = files.map((file, at) => [join(folder, `${trustPrefix}${at}.pem`), file] as const);
  await Promise.all(trusted.map(([copy, file]) => copyFile(file, copy)));
  const serviceAccount = join(folder, accountFolder);
  const scratch = join(folder, 'scratch');
  const empty = join(folder, 'empty');
  await Promise.all([serviceAccount, scratch, empty].map((path) => mkdir(path, { mode: 0o755 })));
  const hidden = (await ownCredentials()).map((path) => [empty, path] as const);
  const mounts = [[hosts, '/etc/hosts'] as const, ...trusted, ...hidden];
  return { mounts, serviceAccount, scratch };
}

/** The command line that leads into a namespace; what follows it is run there. */
async function wayIn(furniture: Furniture): Promise<readonly string[]> {
  let last: unknown;
  for (const flags of ways(process.getuid?.() === 0)) {
    const [command, ...args] = ['unshare', ...flags, ...enter(furniture)];
    try {
      await promisify(execFile)(command ?? '', [...args, 'true']);
      return [command ?? '', ...args];
    } catch (error) {
      if (textOf(error, 'code') === 'ENOENT') throw cannot('There is no program unshare.', error);
      last = error;
    }
  }
  throw cannot(`No namespace can be made: ${textOf(last, 'stderr') || String(last)}.`, last);
}

const over = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', (error) => reject(cannot('unshare cannot be run.', error)));
    child.once('exit', (code, signal) =>
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)),
    );
  });

/**
 * Runs this process's own command line again, isolated, and waits until it ends. Signals are passed on.
 *
 * @param relay the signals to this process
 * @returns the exit code
 * @throws ConformError `OCIC_CANNOT_ISOLATE` where that cannot be; nothing was run then
 */
export async function runIsolated(relay: Relay): Promise<number> {
  if (process.platform !== 'linux') {
    throw cannot(`There are no network namespaces on ${process.platform}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'oci-conform-isolated-'));
  const release = sweepAtExit(folder);
  try {
    const [command = '', ...args] = await wayIn(await furnish(folder));
    if (relay.asked) return 128 + constants.signals[relay.asked.name];
    const own = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
    const child = spawn(command, [...args, ...own], {
      env: { ...process.env, [isolationVariable]: folder },
      stdio: 'inherit',
    });
    const terminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
    const release = relay.to(({ name }) => {
      // The terminal has sent this one to all of its processes already.
      if (terminal && (name === 'SIGINT' || name === 'SIGQUIT')) return;
      child.kill(name);
    });
    try {
      return await over(child);
    } finally {
      release();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    release();
  }
}
