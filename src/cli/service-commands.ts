/** Commands about a service to call: the mock's, or another. */
import { type Command, Option } from 'commander';
import type { EnvOptions } from './env.js';
import type { ExecOptions } from './exec.js';
import type { Finish } from './finish.js';
import { type InspectFlags, inspectOptions } from './inspect-options.js';
import { integer } from './nearest.js';
import { settingOptions } from './setting-options.js';

/** Adds `mock`, `exec`, `env` and `inspect`. */
export function addServiceCommands(
  program: Command,
  args: readonly string[],
  finish: Finish,
): void {
  const mock = program
    .command('mock')
    .description('run a fake tenancy on localhost until Ctrl-C')
    .option('--json', 'print address, config file, profile and environment as one JSON line')
    .action(async (options: Record<string, unknown>) => {
      const { mockCommand } = await import('./mock.js');
      finish(await mockCommand(options, process));
    });
  for (const option of settingOptions('mock')) mock.addOption(option);
  const exec = program
    .command('exec')
    .description('run a command inside a fake tenancy, and tell what was seen')
    .argument('[command...]', 'the command and its arguments, best after --')
    .passThroughOptions()
    .option('--json', 'with --print-config: as JSON')
    .action(async (command: readonly string[], options: ExecOptions) => {
      const { exec } = await import('./exec.js');
      finish(await exec(command, options));
    });
  const env = program
    .command('env')
    .description('print the variables of a fake tenancy: eval "$(oci-conform env)"')
    .option(
      '--stop [process]',
      'end the mock, and print what takes its variables away',
      integer('--stop', 1, 2 ** 31),
    )
    .option('--json', 'with --print-config: as JSON')
    .addOption(new Option('--keep').hideHelp())
    .action(async (options: EnvOptions) => {
      const { env: run } = await import('./env.js');
      finish(await run(options, args));
    });
  for (const option of settingOptions('exec')) exec.addOption(option);
  for (const option of settingOptions('env')) env.addOption(option);
  const inspecting = program
    .command('inspect')
    .description('ask a model one thing, show the raw frames as they come, and what is unusual')
    .argument('<model>', 'a public name or an OCID, e.g. meta.llama-3.3-70b-instruct')
    .action(async (model: string, options: InspectFlags) => {
      const { inspect } = await import('./inspect.js');
      finish(await inspect(model, options));
    });
  for (const option of inspectOptions()) inspecting.addOption(option);
}
