/** The command line: commands and options, each naming the module that does its work. */
import { Argument, Command, Option } from 'commander';
import { ConformError } from '../errors.js';
import { transports } from '../reports/axes.js';
import { didYouMean } from '../suites/catalogue.js';
import type { CurlOptions } from './curl.js';
import type { EnvOptions } from './env.js';
import type { ExecOptions } from './exec.js';
import { closingLines, openingLines } from './help.js';
import type { InitOptions } from './init.js';
import { type InspectFlags, inspectOptions } from './inspect-options.js';
import { collect, integer, someOf } from './nearest.js';
import { streamStyle } from './output.js';
import { packageVersion } from './package-info.js';
import { reporterOption } from './reporter-option.js';
import { baselineOption, type RunFlags, runOptions } from './run-options.js';
import { settingOptions } from './setting-options.js';

const filterHelp = 'a path or axes, e.g. stream/cohere, "level:must"';

/** Sets the exit code of the process; commands give it back instead of setting it. */
type Finish = (code: number) => void;

/**
 * Builds the program. Each command loads its module when it is called and not before.
 *
 * @param args the arguments after the command's name
 * @param finish takes the exit code of the command that ran
 */
export function buildProgram(args: readonly string[], finish: Finish): Command {
  const program = new Command('oci-conform')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .option('--debug', 'print stacks of unforeseen errors');
  const { width } = streamStyle(process.stdout);
  program
    .addHelpText('before', `${openingLines(width).join('\n')}\n`)
    .addHelpText('after', `\n${closingLines(width).join('\n')}`);

  for (const option of runOptions()) program.addOption(option);
  program.allowExcessArguments().action(async (options: RunFlags) => {
    const [unknown] = program.args;
    if (unknown !== undefined) throw unknownCommand(program, unknown);
    const { run } = await import('./run.js');
    finish(await run(options, args));
  });
  return withCommands(program, args, finish);
}

function withCommands(program: Command, args: readonly string[], finish: Finish): Command {
  const mock = program
    .command('mock')
    .description('run a fake tenancy on localhost until Ctrl-C')
    .option('--json', 'print address, config file, profile and environment as one JSON line')
    .action(async (options: Record<string, unknown>) => {
      const { mockCommand } = await import('./mock.js');
      finish(await mockCommand(options, process));
    });
  for (const option of settingOptions('mock')) mock.addOption(option);
  withExec(program, args, finish);
  withVectors(program, finish);
  withInit(program, finish);
  withInspect(program, finish);
  program
    .command('faults')
    .description('list what can go wrong with a reply, for mock --fault and for scripts')
    .option('--json', 'all that is known of each, as JSON')
    .action(async (options: { json?: boolean }) => {
      const { listFaults } = await import('./faults.js');
      finish(await listFaults(options));
    });
  program
    .command('cases')
    .description('list the cases')
    .option('--json', 'all that is known of each, as JSON')
    .option('--filter <pattern>', `only these: ${filterHelp}`, collect)
    .option('--skip <pattern>', 'all but these', collect)
    .action(async (options: Record<string, unknown>) => {
      const { listCases } = await import('./cases.js');
      finish(await listCases(options));
    });
  program
    .command('explain')
    .description('explain a case, a requirement, a check, an error code or a signature problem')
    .argument('<id>', 'for example stream/cohere/text or OCIC_BAD_TRACE')
    .action(async (id: string) => {
      const { explain } = await import('./explain.js');
      finish(await explain(id));
    });
  program
    .command('curl')
    .description('print the request of a case as a signed curl, and answer it until Ctrl-C')
    .argument('<case>', 'for example stream/cohere/text')
    .option(
      '--transport <name>',
      'one of those that the case is on',
      someOf('--transport', transports),
    )
    .option('--seed <number>', 'seed of the mock', integer('--seed', 0, 2 ** 32 - 1))
    .action(async (id: string, options: CurlOptions) => {
      const { curl } = await import('./curl.js');
      const { onInterrupt } = await import('./interrupt.js');
      const interrupt = onInterrupt();
      finish(await curl(id, options, process, interrupt.signal).finally(interrupt.release));
    });
  program
    .command('judge')
    .description('judge kept traces again, without a service')
    .argument('<trace...>', 'files of traces: JSON, or JSON lines as --reporter traces writes')
    .addOption(reporterOption())
    .addOption(baselineOption())
    .action(async (files: readonly string[], options: Record<string, unknown>) => {
      const { judgeFiles } = await import('./judge.js');
      finish(await judgeFiles(files, options));
    });
  program
    .command('recordings')
    .description('check that recordings are what they say they are')
    .addArgument(new Argument('<action>', 'what to do').choices(['check']))
    .argument('[folder]', 'a folder of recordings (those in the package)')
    .option('--json', 'counts and problems as JSON')
    .action(async (_check: 'check', folder: string | undefined, options: { json?: boolean }) => {
      const { recordingsCheck } = await import('./recordings.js');
      finish(await recordingsCheck(folder, process, options));
    });
  program
    .command('adapter')
    .description('play the protocol through with an adapter, and explain what it gets wrong')
    .addArgument(new Argument('<action>', 'what to do').choices(['check']))
    .argument('<command>', "the adapter's command, as for --provider")
    .action(async (_check: 'check', command: string) => {
      const { adapterCheck } = await import('./adapter.js');
      finish(await adapterCheck(command));
    });
  return program;
}

function withInspect(program: Command, finish: Finish): void {
  const command = program
    .command('inspect')
    .description('ask a model one thing, show the raw frames as they come, and what is unusual')
    .argument('<model>', 'a public name or an OCID, e.g. meta.llama-3.3-70b-instruct')
    .action(async (model: string, options: InspectFlags) => {
      const { inspect } = await import('./inspect.js');
      finish(await inspect(model, options));
    });
  for (const option of inspectOptions()) command.addOption(option);
}

function withInit(program: Command, finish: Finish): void {
  program
    .command('init')
    .description('write an adapter to begin from, its baseline, and its step in CI')
    .option('--lang <language>', 'typescript, python, go or java')
    .option('--dir <folder>', 'where to (this folder)')
    .option('--force', 'overwrite what is there')
    .action(async (options: InitOptions) => {
      const { init } = await import('./init.js');
      finish(await init(options));
    });
}

function withVectors(program: Command, finish: Finish): void {
  program
    .command('vectors')
    .description('write streams, answers, errors and signatures as JSON, for unit tests anywhere')
    .argument('<folder>', 'where to; files of the same names are replaced')
    .action(async (folder: string) => {
      const { vectors } = await import('./vectors.js');
      finish(await vectors(folder));
    });
}

function withExec(program: Command, args: readonly string[], finish: Finish): void {
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
}

function unknownCommand(program: Command, name: string): ConformError {
  const names = program.commands.map((command) => command.name());
  return new ConformError(
    'OCIC_BAD_OPTION',
    `oci-conform has no command "${name}".`,
    `${didYouMean(names, name)}The commands are: ${names.join(', ')}.`,
  );
}
