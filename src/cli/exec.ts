/** `oci-conform exec -- command`: a command inside a fake tenancy. */
import { writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { ConformError } from '../errors.js';
import { runChild } from '../exec/child.js';
import { applied } from '../exec/environment.js';
import { isolationVariable, runIsolated } from '../exec/isolate.js';
import { openRelay } from '../exec/relay.js';
import { meets, openTally, type Requirement } from '../exec/seen.js';
import { setUp } from '../exec/setup.js';
import { execReport } from './exec-report.js';
import { errorText } from './failure.js';
import { play } from './follow.js';
import { streamStyle, tell } from './output.js';
import { printConfig } from './print-config.js';
import { seenLines } from './seen-lines.js';
import { settledFor } from './settled.js';
import { mockOptions, type TenancyOptions } from './tenancy-options.js';

/** What the command line gives. */
export interface ExecOptions extends TenancyOptions {
  readonly require?: readonly Requirement[];
  readonly report?: string;
  readonly isolate?: boolean;
}

/** The exit code of a command that did not call as required, though it ended with 0. */
const requirementUnmet = 1;

/** Milliseconds that the mock has to note what came, once the command is gone; others may still be connected. */
const settling = 3000;

/**
 * Runs a command in a tenancy of its own, passes on signals and its exit code, and tells at the end on
 * stderr what was seen.
 *
 * @returns the command's exit code, 128 and the number of the signal that ended it, 127 or 126 where it
 * cannot be started, or 1 where something required was never seen though it ended with 0
 * @throws ConformError before the command is started: `OCIC_UNWRITABLE`, `OCIC_UNREADABLE`, `OCIC_BAD_CONFIG`,
 * `OCIC_BAD_RECORDING`, `OCIC_BAD_SCRIPT`, `OCIC_CANNOT_ISOLATE`
 */
export async function exec(
  [command = '', ...args]: readonly string[],
  flags: ExecOptions,
): Promise<number> {
  const settled = await settledFor('exec', flags);
  if (flags.printConfig) return printConfig(settled, flags.json);
  if (command === '') throw noCommand();
  const options: ExecOptions = settled.options;
  const { authMode = 'api_key', require: requirements = [], report } = options;
  if (report !== undefined) await ensureWritable(report);
  const relay = openRelay();
  const tally = openTally();
  try {
    if (options.isolate && process.env[isolationVariable] === undefined) {
      return await runIsolated(relay);
    }
    const setup = await setUp({
      mock: { ...mockOptions(options), onExchange: (exchange) => tally.note(exchange) },
      authMode,
      inherited: process.env,
    });
    try {
      await play(setup.mock, settled);
      if (relay.asked) return 128 + constants.signals[relay.asked.name];
      const ended = await runChild({
        command,
        args,
        env: applied(setup.block, process.env),
        mark: setup.mark,
        relay,
      });
      if ('error' in ended) {
        await tell(errorText(ended.error, false));
        return ended.code;
      }
      await setup.mock.quiet(settling);
      const seen = tally.seen();
      const unmet = requirements.filter((one) => !meets(seen, one));
      const code = ended.code === 0 && unmet.length > 0 ? requirementUnmet : ended.code;
      const told = { seen, requirements, offered: setup.offered, leftBehind: ended.leftBehind };
      const lines = seenLines(told, streamStyle(process.stderr));
      await tell(`${lines.join('\n')}\n`);
      if (report !== undefined) await writeFile(report, execReport({ ...told, ended, code }));
      return code;
    } finally {
      await setup.close();
    }
  } finally {
    relay.release();
  }
}

const noCommand = (): ConformError =>
  new ConformError(
    'OCIC_BAD_OPTION',
    "Missing required argument 'command'.",
    'For example: oci-conform exec -- pytest. See oci-conform --help.',
  );

/** A report that cannot be written is refused before the command runs, not after. */
async function ensureWritable(file: string): Promise<void> {
  try {
    await writeFile(file, '');
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `The report ${file} cannot be written.`,
      'Name a file in a folder that is there and that you can write to.',
      { cause },
    );
  }
}
