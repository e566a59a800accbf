/** A home folder for one run: the caller's own, but for what leads to a real tenancy. */
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformError } from '../errors.js';
import { sweepAtExit } from '../mock/identity/sweep.js';
import type { Environment } from './environment.js';

/** A temporary home. */
export interface Home {
  readonly path: string;
  readonly configFile: string;
  /** A folder in it for the files of the run, of mode 0700. */
  readonly files: string;
  remove(): Promise<void>;
}

/** How the names of temporary homes begin. */
export const homePrefix = 'oci-conform-home-';

/** Where Oracle's SDKs and CLI look for a config file: these are not the caller's. */
export const withheld: readonly string[] = ['.oci', '.oraclebmc'];

/**
 * Tools that build the path of their store into what they cache: seen through another home each time, they
 * would build everything anew.
 */
const anchors = {
  GOPATH: 'go',
  CARGO_HOME: '.cargo',
  RUSTUP_HOME: '.rustup',
  GRADLE_USER_HOME: '.gradle',
} as const;

function makeFolder(): { path: string; release: () => void } {
  try {
    const path = mkdtempSync(join(tmpdir(), homePrefix));
    return { path, release: sweepAtExit(path) };
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `No temporary home can be made in ${tmpdir()}.`,
      'Set TMPDIR to a folder that you can write to.',
      { cause },
    );
  }
}

/** Windows needs rights for links, and keeps caches elsewhere (`LOCALAPPDATA`). */
const linksHomes = process.platform !== 'win32';

/**
 * Makes a home, of mode 0700. Every entry of the real one is there as a link, so that caches and settings of
 * tools work and what is written through them stays; `.oci` is a folder of its own.
 *
 * @param real the caller's home; nothing is linked where it is unknown or missing
 * @throws ConformError `OCIC_UNWRITABLE`
 */
export async function makeHome(real: string | undefined): Promise<Home> {
  const { path, release } = makeFolder();
  const remove = async () => {
    // Links are removed, never followed.
    await rm(path, { recursive: true, force: true });
    release();
  };
  try {
    const entries = real && linksHomes ? await readdir(real).catch(() => []) : [];
    const linked = entries.filter((name) => !withheld.includes(name));
    await Promise.all(linked.map((name) => symlink(join(real ?? '', name), join(path, name))));
    const files = join(path, '.oci');
    await mkdir(files, { mode: 0o700 });
    return { path, files, configFile: join(files, 'config'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Variables that keep stores of tools where they are, for those that are there and that nobody has set. */
export async function anchored(
  real: string | undefined,
  inherited: Environment,
): Promise<Readonly<Record<string, string>>> {
  if (real === undefined) return {};
  const found = await Promise.all(
    Object.entries(anchors).map(async ([name, folder]) => {
      const path = join(real, folder);
      const there = await stat(path).catch(() => undefined);
      return there?.isDirectory() && !inherited[name] ? [[name, path] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Writes a file that only its owner can read. */
export const writePrivate = (file: string, text: string | Uint8Array): Promise<void> =>
  writeFile(file, text, { mode: 0o600 });
