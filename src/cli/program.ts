/** The command line: commands and options, each naming the module that does its work. */
import { Command } from 'commander';
import { ConformError } from '../errors.js';
import { didYouMean } from '../suites/catalogue.js';
import type { Finish } from './finish.js';
import { closingLines, openingLines } from './help.js';
import { addKnowledgeCommands } from './knowledge-commands.js';
import { streamStyle } from './output.js';
import { packageVersion } from './package-info.js';
import { addProviderCommands } from './provider-commands.js';
import { type RunFlags, runOptions } from './run-options.js';
import { addServiceCommands } from './service-commands.js';

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
  program.commandsGroup('A service to call:');
  addServiceCommands(program, args, finish);
  program.commandsGroup('A provider to judge:');
  addProviderCommands(program, finish);
  program.commandsGroup('What the kit knows:');
  addKnowledgeCommands(program, finish);
  return program;
}

function unknownCommand(program: Command, name: string): ConformError {
  const names = program.commands.map((command) => command.name());
  return new ConformError(
    'OCIC_BAD_OPTION',
    `oci-conform has no command "${name}".`,
    `${didYouMean(names, name)}The commands are: ${names.join(', ')}.`,
  );
}
