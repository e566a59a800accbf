/** The executable's module: reads the command line, runs one command, sets the exit code. */
import { CommanderError } from 'commander';
import { ConformError } from '../errors.js';
import { errorText, exitCodeOfError } from './failure.js';
import { fitHelp } from './help.js';
import { tell, tolerateClosedPipes } from './output.js';
import { buildProgram } from './program.js';

tolerateClosedPipes();
process.exitCode = await main(process.argv);

/** Runs the command that the arguments name; gives its exit code and never throws. */
async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  try {
    const program = buildProgram(argv.slice(2), (given) => {
      code = given;
    });
    for (const command of [program, ...program.commands]) {
      // Commander's own messages come as errors below, in the kit's form.
      command.exitOverride().configureOutput({ outputError: () => {} });
      fitHelp(command);
    }
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const known = error instanceof CommanderError ? badOption(error) : error;
    const debug = argv.includes('--debug') || Boolean(process.env.DEBUG);
    await tell(errorText(known, debug));
    return exitCodeOfError(known);
  }
}

/** Commander's complaint in the kit's form: what is wrong, then the nearest valid value. */
function badOption(error: CommanderError): ConformError {
  const [first = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const nearest = suggestion?.replace(/^\(|\)$/g, '');
  return new ConformError(
    'OCIC_BAD_OPTION',
    `${first.charAt(0).toUpperCase()}${first.slice(1)}.`.replace(/\.\.$/, '.'),
    [nearest, 'See oci-conform --help.'].filter(Boolean).join(' '),
  );
}
