/** The table of settings as options of commands. */
import { Option } from 'commander';
import { type Command, type Placed, settingsOf } from '../config/settings.js';
import { ConformError } from '../errors.js';
import type { Requirement } from '../exec/seen.js';
import type { Transport } from '../protocol/call.js';
import { authModes, transports } from '../reports/axes.js';
import { collect, integer, oneOf, someOf } from './nearest.js';
import { readReporter } from './reporter-option.js';

/** The option of one setting, if it has one. */
function optionOf({ flag, does, takes }: Placed): Option | undefined {
  if (flag === undefined) return undefined;
  const option = new Option(flag, does);
  const { long = '' } = option;
  switch (takes.kind) {
    case 'whole':
      return option.argParser(integer(long, takes.least, takes.most));
    case 'count':
      return option.argParser(integer(long, 1, takes.most));
    case 'word':
      return option.argParser(oneOf(long, takes.words));
    case 'words':
      return option.argParser(someOf(long, takes.words));
    case 'texts':
    case 'faults':
      return option.argParser(collect);
    case 'url':
      return option.argParser(url(long));
    case 'reporters':
      return option.argParser(readReporter);
    case 'requirements':
      return option.argParser(readRequirement);
    default:
      return option;
  }
}

/**
 * The options of a command: those of the table, for each switch its opposite (hidden), and those that say where the
 * settings come from.
 */
export function settingOptions(command: Command): readonly Option[] {
  const own = settingsOf(command).flatMap((setting) => {
    const option = optionOf(setting);
    if (option === undefined) return [];
    if (setting.takes.kind !== 'switch') return [option];
    return [option, new Option(`--no-${option.name()}`).hideHelp()];
  });
  return [
    ...own,
    new Option(
      '--config <file>',
      'file of settings (OCI_CONFORM_SETTINGS, or the nearest oci-conform.config.{ts,js,json})',
    ),
    new Option('--no-config', 'read no settings from a file'),
    new Option('--print-config', 'print what holds and who says it, and run nothing'),
  ];
}

/** Settings that say which cases of which cells. */
const choosing: readonly string[] = ['filter', 'skip', 'transports', 'auths', 'level'];

/** The options of a run that choose cases, for commands that run nothing. */
export function choosingOptions(): readonly Option[] {
  return settingsOf('run').flatMap((setting) =>
    choosing.includes(setting.key) ? (optionOf(setting) ?? []) : [],
  );
}

const anyTransport: readonly (Transport | '*')[] = [...transports, '*'];

/** Reads `transport:mode`; `OCIC_BAD_OPTION` names the nearest. */
function readRequirement(
  value: string,
  before: readonly Requirement[] = [],
): readonly Requirement[] {
  const [transport = '', auth, ...more] = value.split(':');
  if (auth === undefined || more.length > 0) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `--require takes a transport and an auth mode, not "${value}".`,
      'For example: --require sdk:api_key, or --require "*:session_token" for any transport.',
    );
  }
  const read = {
    transport: oneOf('--require', anyTransport)(transport),
    auth: oneOf('--require', authModes)(auth),
  };
  return [...before, read];
}

/** Reads an address of http or https, without the slash at its end; `OCIC_BAD_OPTION` for anything else. */
export function url(option: string) {
  return (value: string): string => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') {
      return value.replace(/\/+$/, '');
    }
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} takes an address, not "${value}".`,
      `For example: ${option} http://127.0.0.1:4000.`,
    );
  };
}
