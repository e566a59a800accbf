/** Runs the suite once, with the options of its first argument; writes how it ended to a file. */
import { writeFileSync } from 'node:fs';
import { type RunOptions, runSuite } from '../../src/runner/suite.js';

const { stopAfter, ...options }: RunOptions & { stopAfter?: number } = JSON.parse(
  process.argv[2] ?? '{}',
);
const stop = new AbortController();
let told = 0;
const run = await runSuite({
  ...options,
  signal: stop.signal,
  onResult: () => {
    told += 1;
    if (told === stopAfter) stop.abort();
  },
});
const ended = {
  run,
  told,
  exitCode: process.exitCode ?? null,
  listeners: process.listenerCount('SIGINT') + process.listenerCount('unhandledRejection'),
  nodeEnv: process.env.NODE_ENV ?? null,
};
writeFileSync(process.argv[3] ?? '', JSON.stringify(ended));
