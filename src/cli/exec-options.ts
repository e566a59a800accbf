/** Options of `exec` and `env`: light, so that help does not load what they need. */
import { Option } from 'commander';
import { ConformError } from '../errors.js';
import type { Requirement } from '../exec/seen.js';
import type { Transport } from '../protocol/call.js';
import { authModes, transports } from '../reports/axes.js';
import { integer, oneOf } from './nearest.js';

/** `--auth-mode <mode>`. */
export const authModeOption = (): Option =>
  new Option(
    '--auth-mode <mode>',
    `what DEFAULT is in the config file: ${authModes.join(', ')} (api_key)`,
  ).argParser(oneOf('--auth-mode', authModes));

/** `--require <transport:mode>`, repeatable. */
export const requireOption = (): Option =>
  new Option(
    '--require <transport:mode>',
    'exit 1 unless such a call came, e.g. sdk:api_key or *:session_token; repeatable',
  ).argParser((value: string, before: readonly Requirement[] = []) => [
    ...before,
    readRequirement(value),
  ]);

const anyTransport: readonly (Transport | '*')[] = [...transports, '*'];

/** Reads `transport:mode`; `OCIC_BAD_OPTION` names the nearest. */
function readRequirement(value: string): Requirement {
  const [transport = '', auth, ...more] = value.split(':');
  if (auth === undefined || more.length > 0) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `--require takes a transport and an auth mode, not "${value}".`,
      'For example: --require sdk:api_key, or --require "*:session_token" for any transport.',
    );
  }
  return {
    transport: oneOf('--require', anyTransport)(transport),
    auth: oneOf('--require', authModes)(auth),
  };
}

/** The options that `exec` and `env` have in common with `mock`. */
export const tenancyOptions = (): readonly Option[] => [
  new Option('--auth <policy>', 'strict (default), lenient or off').argParser(
    oneOf('--auth', ['strict', 'lenient', 'off']),
  ),
  new Option('--recordings <folder>', 'recordings to answer with, instead of those in the package'),
  new Option('--seed <number>', 'seed of ids, pads and texts').argParser(
    integer('--seed', 0, 2 ** 32 - 1),
  ),
  new Option('--permissive', 'OpenAI routes ask for no project, compartment or known model'),
];
