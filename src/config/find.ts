/** Finding a config file: the one that is named, or the nearest from the working directory upwards. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConformError } from '../errors.js';
import {
  type ConfigFile,
  checkConfig,
  demandKind,
  loaders,
  packageKey,
  shownPath,
} from './load.js';

/**
 * The variable that names a config file. Not `…_CONFIG_FILE`: that is Oracle's file with profiles and keys, for
 * `--live`.
 */
const settingsVariable = 'OCI_CONFORM_SETTINGS';

/** Names in a folder, the first that is there counts. */
const places: readonly string[] = [
  ...['ts', 'mts', 'js', 'mjs', 'json'].map((end) => `oci-conform.config.${end}`),
  'package.json',
];

/** Loads late: nobody needs it who is told `--no-config`. */
async function searcher() {
  const { lilconfig } = await import('lilconfig');
  return lilconfig(packageKey, {
    searchPlaces: [...places],
    loaders,
    packageProp: [packageKey],
    ignoreEmptySearchPlaces: false,
    cache: false,
  });
}

function unreadable(path: string, cause: unknown): ConformError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ConformError(
    'OCIC_UNREADABLE',
    `The config file ${shownPath(path)} cannot be read: ${why}.`,
    `Name another with --config or ${settingsVariable}, or none with --no-config.`,
    { cause },
  );
}

/**
 * Reads one file, anew each time.
 *
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_CONFIG`
 */
export async function readConfig(path: string): Promise<ConfigFile> {
  demandKind(path);
  await access(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const search = await searcher();
  const found = await search.load(path).catch((cause: unknown) => {
    throw cause instanceof ConformError ? cause : unreadable(path, cause);
  });
  return checked(path, found);
}

async function checked(
  path: string,
  found: { readonly config: unknown; readonly isEmpty?: boolean } | null,
): Promise<ConfigFile> {
  const given: unknown = found?.config;
  if (found?.isEmpty || given === undefined || given === null) {
    throw new ConformError(
      'OCIC_BAD_CONFIG',
      `${shownPath(path)} says nothing.`,
      'Give an object, {} if need be.',
    );
  }
  return checkConfig(path, given);
}

/** Where to look, and what was said of it. */
export interface Looking {
  /** `--config <file>`; `false` for `--no-config`. */
  readonly config?: string | false;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * Finds the config file: `--config`, else the variable, else the nearest upwards.
 *
 * @returns none where `--no-config` says so, or where there is none
 * @throws ConformError as {@link readConfig}
 */
export async function findConfig({ config, env, cwd }: Looking): Promise<ConfigFile | undefined> {
  if (config === false) return undefined;
  const named = config ?? (env[settingsVariable] || undefined);
  if (named !== undefined) return readConfig(resolve(cwd, named));
  const search = await searcher();
  const found = await search.search(cwd).catch((cause: unknown) => {
    throw cause instanceof ConformError ? cause : unreadable(cwd, cause);
  });
  return found === null ? undefined : checked(found.filepath, found);
}
