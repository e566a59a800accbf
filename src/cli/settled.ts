/** What holds for a command: its options, and the config file that they name or that is found. */
import { homedir } from 'node:os';
import { findConfig } from '../config/find.js';
import type { ConfigFile } from '../config/load.js';
import { shownPath } from '../config/load.js';
import { attributeOf, type Command } from '../config/settings.js';
import { type Settled, settle } from '../config/settle.js';
import { ConformError } from '../errors.js';
import { settingOptions } from './setting-options.js';

/** Options of every command that takes settings. */
export interface ConfigFlags {
  /** `false` for `--no-config`. */
  readonly config?: string | false;
  readonly printConfig?: boolean;
  /** With `printConfig`: as JSON. */
  readonly json?: boolean;
}

/** Kinds of settings that the file says in the text of their options. */
const textual: readonly string[] = ['reporters', 'requirements'];

/** Reads such texts as the options are read. */
function readTexts(settled: Settled): Settled {
  const options = new Map(
    settingOptions(settled.command).map((option) => [option.attributeName(), option] as const),
  );
  const read = settled.settings.flatMap(({ setting, value, origin }) => {
    if (origin.kind !== 'file' || !textual.includes(setting.takes.kind)) return [];
    const name = attributeOf(setting);
    const parse = options.get(name)?.parseArg;
    if (parse === undefined || !Array.isArray(value)) return [];
    try {
      const parsed = value.reduce<unknown>((before, one) => parse(String(one), before), undefined);
      return [[name, parsed] as const];
    } catch (error) {
      if (!(error instanceof ConformError)) throw error;
      const where = `${shownPath(origin.path)}: ${origin.at}`;
      throw new ConformError('OCIC_BAD_CONFIG', `${where}: ${error.message}`, error.remedy);
    }
  });
  return { ...settled, options: { ...settled.options, ...Object.fromEntries(read) } };
}

/** What holds, the config file being known. */
export function settledWith(
  command: Command,
  flags: object,
  file: ConfigFile | undefined,
): Settled {
  return readTexts(settle(command, flags, file, { env: process.env, home: homedir() }));
}

/**
 * Finds the config file, and settles what holds.
 *
 * @param flags as commander gives them
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_CONFIG`
 */
export async function settledFor(command: Command, flags: ConfigFlags): Promise<Settled> {
  const { config } = flags;
  const looking = { env: process.env, cwd: process.cwd() };
  const file = await findConfig(config === undefined ? looking : { ...looking, config });
  return settledWith(command, flags, file);
}
