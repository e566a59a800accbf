/** `oci-conform env`: the variables of a fake tenancy, whose mock stays in the background. */
import type { Settled } from '../config/settle.js';
import { ConformError } from '../errors.js';
import { type BlockForm, blockText } from '../exec/block-text.js';
import {
  allKept,
  endKeeper,
  type Kept,
  keptVariable,
  readKept,
  startKeeper,
} from '../exec/keeper.js';
import { print, tell } from './output.js';
import { printConfig } from './print-config.js';
import { settledFor } from './settled.js';
import type { TenancyOptions } from './tenancy-options.js';

/** What the command line gives. */
export interface EnvOptions extends TenancyOptions {
  readonly format?: BlockForm;
  /** Minutes without a request after which the mock ends by itself. */
  readonly for?: number;
  readonly stop?: number | true;
  /** This process is the keeper. */
  readonly keep?: boolean;
}

/** Minutes without a request, unless told otherwise. */
export const idleMinutes = 60;

/**
 * Prints the block of a mock in the background, which is started if none runs yet for this shell; with
 * `stop`, ends one and prints what takes its block away again.
 *
 * @param args the arguments of the command, for the process that keeps the mock
 * @returns the exit code
 */
export async function env(flags: EnvOptions, args: readonly string[]): Promise<number> {
  if (flags.stop !== undefined) return stop(flags.stop);
  const settled = await settledFor('env', flags);
  if (flags.printConfig) return printConfig(settled, flags.json);
  const options: EnvOptions = settled.options;
  if (options.keep) {
    const { keep } = await import('./keep.js');
    return keep(options, settled, flags);
  }
  const { format = 'shell', authMode } = options;
  const running = await readKept(process.env[keptVariable] ?? '');
  if (running && authMode !== undefined && running.authMode !== authMode) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `A mock runs for this shell already, and its DEFAULT is ${running.authMode}.`,
      'End it first: eval "$(oci-conform env --stop)".',
    );
  }
  const kept = running ?? (await start(settled, args));
  await print(blockText(kept.block, format));
  await tell(
    [
      `A mock of Oracle Cloud Infrastructure (OCI) Generative AI listens in the background, process ${kept.pid}.`,
      `It tells its requests in ${kept.log}.`,
      `oci-conform env --stop ends it; so does ${duration(options.for ?? idleMinutes)} without a request.`,
      ...(process.stdout.isTTY && format === 'shell'
        ? ['To have the variables in this shell: eval "$(oci-conform env)".']
        : []),
      '',
    ].join('\n'),
  );
  return 0;
}

/** What cannot be played is refused here, where it is told best. */
async function start(settled: Settled, args: readonly string[]): Promise<Kept> {
  const { inlineName, readRecordings, readScene } = await import('./scene.js');
  const { options } = settled;
  await readScene(options, await readRecordings(options), inlineName(settled));
  return startKeeper([...args, '--keep']);
}

const duration = (minutes: number): string => (minutes === 1 ? 'a minute' : `${minutes} minutes`);

async function stop(which: number | true): Promise<number> {
  const kept = await toStop(which);
  if (kept === undefined) {
    await tell('No mock of `oci-conform env` runs.\n');
    return 0;
  }
  await endKeeper(kept);
  const gone = Object.keys(kept.block.set).filter((name) => !(name in kept.before));
  await print(blockText({ set: kept.before, unset: gone }, 'shell'));
  await tell(`The mock of process ${kept.pid} has ended; its keys and files are gone.\n`);
  return 0;
}

/** The one that is meant: by its number, as this shell's, or as the only one there is. */
async function toStop(which: number | true): Promise<Kept | undefined> {
  const own = await readKept(process.env[keptVariable] ?? '');
  if (which === true && own !== undefined) return own;
  const all = await allKept();
  const pids = all.map(({ pid }) => pid).join(', ');
  if (which === true && all.length > 1) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${all.length} mocks run in the background, and none of them for this shell.`,
      `Say which to end: oci-conform env --stop <number>, of ${pids}.`,
    );
  }
  const found = which === true ? all[0] : all.find(({ pid }) => pid === which);
  if (found === undefined && which !== true) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `Process ${which} keeps no mock.`,
      pids === '' ? 'None runs.' : `Those that run: ${pids}.`,
    );
  }
  return found;
}
