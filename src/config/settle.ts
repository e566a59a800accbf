/** What holds: an option before a variable, a variable before the config file, that before the default. Pure. */
import { dirname, resolve } from 'node:path';
import { type Environment, variables } from '../targets/environment.js';
import type { ConfigFile } from './load.js';
import type { Takes } from './setting.js';
import { attributeOf, type Command, type Placed, settingsOf } from './settings.js';

/** Who said it. */
export type Origin =
  | { readonly kind: 'option'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** `at`: the place in the file, e.g. `mock.port`. */
  | { readonly kind: 'file'; readonly path: string; readonly at: string }
  | { readonly kind: 'default' };

/** A setting with its value; without one it is what `usual` says. */
export interface SettledSetting {
  readonly setting: Placed;
  readonly value?: unknown;
  readonly origin: Origin;
}

/** All settings of a command. */
export interface Settled {
  readonly command: Command;
  /** The config file, if there is one: its absolute path. */
  readonly file?: string;
  readonly settings: readonly SettledSetting[];
  /** The options as the command line gave them, and beside them what the file says, by the options' names. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * The environment, for those who read variables themselves: what the file says of a setting with variables stands in
   * the last of them, which counts least.
   */
  readonly env: Environment;
}

/** Whose the paths are. */
export interface Surroundings {
  readonly env: Environment;
  /** For `~/` in the file: no shell has replaced it. */
  readonly home: string;
}

/** A path in the file begins at its folder. */
function resolved(path: string, file: string, home: string): string {
  if (path === '~' || path.startsWith('~/')) return resolve(home, path.slice(2));
  return resolve(dirname(file), path);
}

const pathKinds: readonly Takes['kind'][] = ['path', 'usual-path', 'replies'];

function saidIn(setting: Placed, { path, config }: ConfigFile, home: string): unknown {
  const section: Readonly<Record<string, unknown>> = { ...config[setting.section] };
  const value = section[setting.key];
  const { kind } = setting.takes;
  if (typeof value === 'string' && pathKinds.includes(kind)) {
    return resolved(value, path, home);
  }
  if (kind === 'reporters' && Array.isArray(value)) {
    return value.map((one) =>
      String(one).replace(/=(.+)$/, (_, to: string) => `=${resolved(to, path, home)}`),
    );
  }
  return value;
}

/**
 * Settles what holds for a command.
 *
 * @param options as the command line gives them, by commander's names; `undefined`: not given
 *
 * @example
 * settle('mock', { port: 4000 }, undefined, { env: {}, home: '/home/ada' }).settings[0];
 * // { setting: { key: 'port', … }, value: 4000, origin: { kind: 'option', name: '--port' } }
 */
export function settle(
  command: Command,
  options: object,
  file: ConfigFile | undefined,
  { env, home }: Surroundings,
): Settled {
  const given = new Map<string, unknown>(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  const all = settingsOf(command);
  const taken = all
    .filter((setting) => given.get(attributeOf(setting)))
    .map(({ section, instead }) => `${section}.${instead}`);
  const settled = all.map((setting): SettledSetting => {
    const { section, key } = setting;
    const at = `${section}.${key}`;
    const name = attributeOf(setting);
    if (setting.flag !== undefined && given.has(name)) {
      const value = given.get(name);
      const [long = ''] = setting.flag.split(' ');
      const option = value === false ? long.replace(/^--/, '--no-') : long;
      return { setting, value, origin: { kind: 'option', name: option } };
    }
    const variable = setting.variables && variables[setting.variables].find((one) => env[one]);
    if (variable !== undefined) {
      return { setting, value: env[variable], origin: { kind: 'variable', name: variable } };
    }
    const value = file && !taken.includes(at) ? saidIn(setting, file, home) : undefined;
    if (file === undefined || value === undefined) return { setting, origin: { kind: 'default' } };
    return { setting, value, origin: { kind: 'file', path: file.path, at } };
  });
  const fromFile = settled.filter(({ origin }) => origin.kind === 'file');
  const added = fromFile
    .filter(({ setting }) => setting.variables === undefined)
    .map(({ setting, value }) => [attributeOf(setting), value] as const);
  const stood = fromFile.flatMap(({ setting, value }) => {
    const last = setting.variables && variables[setting.variables].at(-1);
    return last === undefined ? [] : [[last, String(value)] as const];
  });
  return {
    command,
    ...(file === undefined ? {} : { file: file.path }),
    settings: settled,
    options: { ...Object.fromEntries(given), ...Object.fromEntries(added) },
    env: { ...env, ...Object.fromEntries(stood) },
  };
}
