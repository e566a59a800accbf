/** What a command under test is taken to be able to do: it cannot be asked. Pure. */
import type { AuthMode, Transport } from '../../protocol/call.js';
import type { Capabilities, Feature } from '../../suites/features.js';
import type { Introduction } from '../adapter/introduction.js';
import { splitCommand } from '../worker/command-line.js';

/** What the least of commands does: it asks, and prints the answer. */
const usual = {
  transports: ['sdk'],
  auths: ['api_key'],
  features: ['stream', 'whole'],
} as const satisfies Capabilities;

/** What is said of it. */
export interface CommandFacts {
  readonly transports?: readonly Transport[];
  readonly auths?: readonly AuthMode[];
  readonly features?: readonly Feature[];
}

/**
 * The introduction of a command, named after its program.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for a command that cannot be split
 */
export function introduceCommand(
  command: string,
  facts: CommandFacts,
): Pick<Introduction, 'name' | 'version' | 'capabilities'> {
  const { program, args } = splitCommand(command);
  const name = program === 'sh' && args[0] === '-c' ? command : [program, ...args].join(' ');
  return { name, version: '', capabilities: { ...usual, ...facts } };
}
