/** The command line: commands and options, each naming the module that does its work. */
import { Argument, Command, Option } from 'commander';
import { ConformError } from '../errors.js';
import { blockForms } from '../exec/block-text.js';
import { personaNames } from '../protocol/switches.js';
import { didYouMean } from '../suites/catalogue.js';
import type { EnvOptions } from './env.js';
import type { ExecOptions } from './exec.js';
import { authModeOption, requireOption, tenancyOptions } from './exec-options.js';
import { closingLines, openingLines } from './help.js';
import { type InspectFlags, inspectOptions } from './inspect-options.js';
import { collect, integer, oneOf } from './nearest.js';
import { streamStyle } from './output.js';
import { packageVersion } from './package-info.js';
import { baselineOption, type RunFlags, reporterOption, runOptions } from './run-options.js';

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
  program
    .command('mock')
    .description('run a fake tenancy on localhost until Ctrl-C')
    .option('--port <number>', 'port to listen on (any free one)', integer('--port', 0, 65_535))
    .option('--host <host>', 'address to listen on (127.0.0.1)')
    .option(
      '--auth <policy>',
      'strict (default), lenient or off',
      oneOf('--auth', ['strict', 'lenient', 'off']),
    )
    .option('--recordings <folder>', 'recordings to answer with, instead of those in the package')
    .option('--seed <number>', 'seed of ids, pads and texts', integer('--seed', 0, 2 ** 32 - 1))
    .option('--replies <file>', 'JSON of what to answer, read again when it changes')
    .option(
      '--persona <name>',
      `who answers the rest: ${personaNames.join(', ')}`,
      oneOf('--persona', personaNames),
    )
    .option('--fault <id>', 'what goes wrong with every reply, where it can', collect)
    .option('--i-know', 'listen beyond loopback with auth off')
    .option('--permissive', 'OpenAI routes ask for no project, compartment or known model')
    .option('--tls-port <number>', 'listen with TLS there, too', integer('--tls-port', 0, 65_535))
    .option('--public-origin <url>', 'address by which clients elsewhere see the mock')
    .option(
      '--public-tls-port <number>',
      'port with TLS as they see it (--tls-port)',
      integer('--public-tls-port', 1, 65_535),
    )
    .option('--home <folder>', 'write config file, keys and variables there for clients elsewhere')
    .option('--home-as <path>', 'path under which they see that folder (the same)')
    .addOption(authModeOption())
    .option('--json', 'print address, config file, profile and environment as one JSON line')
    .action(async (options: Record<string, unknown>) => {
      const { mockCommand } = await import('./mock.js');
      finish(await mockCommand(options, process));
    });
  withExec(program, args, finish);
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

function withExec(program: Command, args: readonly string[], finish: Finish): void {
  const exec = program
    .command('exec')
    .description('run a command inside a fake tenancy, and tell what was seen')
    .argument('<command...>', 'the command and its arguments, best after --')
    .passThroughOptions()
    .addOption(authModeOption())
    .addOption(requireOption())
    .option('--report <file>', 'what was seen, as JSON')
    .option('--isolate', 'Linux: in a network of its own, where only the mock can be reached')
    .action(async (command: readonly string[], options: ExecOptions) => {
      const { exec } = await import('./exec.js');
      finish(await exec(command, options));
    });
  const env = program
    .command('env')
    .description('print the variables of a fake tenancy: eval "$(oci-conform env)"')
    .option('--format <form>', 'shell (default), dotenv or json', oneOf('--format', blockForms))
    .addOption(authModeOption())
    .option(
      '--for <minutes>',
      'how long the mock waits for a request before it ends (60)',
      integer('--for', 1, 10_080),
    )
    .option(
      '--stop [process]',
      'end the mock, and print what takes its variables away',
      integer('--stop', 1, 2 ** 31),
    )
    .addOption(new Option('--keep').hideHelp())
    .action(async (options: EnvOptions) => {
      const { env: run } = await import('./env.js');
      finish(await run(options, args));
    });
  for (const command of [exec, env]) {
    for (const option of tenancyOptions()) command.addOption(option);
  }
}

function unknownCommand(program: Command, name: string): ConformError {
  const names = program.commands.map((command) => command.name());
  return new ConformError(
    'OCIC_BAD_OPTION',
    `oci-conform has no command "${name}".`,
    `${didYouMean(names, name)}The commands are: ${names.join(', ')}.`,
  );
}
