/** Commands that tell what the kit knows. */
import { Argument, type Command } from 'commander';
import type { Finish } from './finish.js';
import { choosingOptions } from './setting-options.js';

/** Adds `cases`, `explain`, `faults`, `vectors` and `recordings`. */
export function addKnowledgeCommands(program: Command, finish: Finish): void {
  const listing = program
    .command('cases')
    .description('list the cases')
    .option('--json', 'all that is known of each, as JSON');
  for (const option of choosingOptions()) listing.addOption(option);
  listing.action(async (options: Record<string, unknown>) => {
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
    .command('faults')
    .description('list what can go wrong with a reply, for mock --fault and for scripts')
    .option('--json', 'all that is known of each, as JSON')
    .action(async (options: { json?: boolean }) => {
      const { listFaults } = await import('./faults.js');
      finish(await listFaults(options));
    });
  program
    .command('vectors')
    .description('write streams, answers, errors and signatures as JSON, for unit tests anywhere')
    .argument('<folder>', 'where to; files of the same names are replaced')
    .action(async (folder: string) => {
      const { vectors } = await import('./vectors.js');
      finish(await vectors(folder));
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
}
