/** The examples of docs/vitest.md run as they are written. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runVitest } from '../vitest/vitest-run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Here and not in a temporary folder, so that `vitest` and `openai` are found.
const folder = await mkdtemp(join(root, 'test/vitest/specs/docs-'));
afterAll(() => rm(folder, { recursive: true }));

it('takes a new user from nothing to verdicts and expectations', async () => {
  const text = await readFile(join(root, 'docs/vitest.md'), 'utf8');
  const examples = [...text.matchAll(/```ts\n\/\/ (\S+\.test\.ts)\n(.*?)```/gs)];
  expect(examples.map(([, name]) => name)).toEqual(['my-client.test.ts', 'asks-once.test.ts']);
  for (const [, name = '', code = ''] of examples) await writeFile(join(folder, name), code);
  const config = join(folder, 'vitest.config.ts');
  await writeFile(config, configText);

  const { code, tests, output } = await runVitest(folder, config, ['-t', 'plain/openai|asks once']);
  const run = tests.filter(({ status }) => status !== 'skipped' && status !== 'pending');
  expect(run.map(({ title, status }) => [title, status]).toSorted(), output).toEqual([
    ['answer/plain/openai transport:v1 auth:genai_api_key', 'passed'],
    ['asks once, with its key', 'passed'],
    ['stream/plain/openai transport:v1 auth:genai_api_key', 'passed'],
  ]);
  expect(code).toBe(0);
}, 180_000);

/** Where the package would be, its sources are. */
const configText = `
import { defineConfig } from 'vitest/config';

const source = (file) => ${JSON.stringify(join(root, 'src/'))} + file;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^oci-conform\\/vitest$/, replacement: source('vitest.ts') },
      { find: /^oci-conform\\/vitest\\/matchers$/, replacement: source('vitest/matchers.ts') },
    ],
  },
  test: { root: import.meta.dirname, testTimeout: 60_000 },
});
`;
