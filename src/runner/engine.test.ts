import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const engine = fileURLToPath(new URL('engine.ts', import.meta.url));

/** What a thread that starts after the engine was set up has for its young objects, in MiB. */
const program = `
  import { tuneEngine } from ${JSON.stringify(engine)};
  import { Worker } from 'node:worker_threads';
  if (process.argv[2] !== 'as-it-is') tuneEngine();
  const young = \`
    import v8 from 'node:v8';
    import { parentPort } from 'node:worker_threads';
    const space = v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    parentPort.postMessage(space.space_size / 2 ** 20);
  \`;
  new Worker(young, { eval: true, execArgv: ['--input-type=module'] }).once('message', (size) => console.log(size));
`;

function sizeSaid(...args: readonly string[]): { size: number; complaints: string } {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program, 'x', ...args],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return { size: Number(stdout), complaints: stderr };
}

test('threads have room for young objects from the beginning, and V8 knows every flag', () => {
  const { size, complaints } = sizeSaid();
  expect(complaints).toBe('');
  expect(size).toBeGreaterThanOrEqual(32);
  expect(sizeSaid('as-it-is').size).toBeLessThan(32);
});
