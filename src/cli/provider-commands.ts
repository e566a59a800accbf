/** Commands for who writes a provider. */
import { Argument, type Command } from 'commander';
import { transports } from '../reports/axes.js';
import type { CurlOptions } from './curl.js';
import type { Finish } from './finish.js';
import type { InitOptions } from './init.js';
import { integer, someOf } from './nearest.js';
import { reporterOption } from './reporter-option.js';
import { baselineOption } from './run-options.js';
import { url } from './setting-options.js';

/** Adds `init`, `adapter`, `curl` and `judge`. */
export function addProviderCommands(program: Command, finish: Finish): void {
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
  program
    .command('adapter')
    .description('play the protocol through with an adapter, and explain what it gets wrong')
    .addArgument(new Argument('<action>', 'what to do').choices(['check']))
    .argument('<command>', "the adapter's command, as for --provider")
    .action(async (_check: 'check', command: string) => {
      const { adapterCheck } = await import('./adapter.js');
      finish(await adapterCheck(command));
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
    .option(
      '--target <url>',
      'a mock that runs already; it answers, and this ends',
      url('--target'),
    )
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
}
