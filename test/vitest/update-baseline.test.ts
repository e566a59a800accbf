/** A baseline brought up to date by an author's own Vitest run. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSpec } from './vitest-run.js';

const patience = 180_000;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oci-conform-baseline-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (file: string, update?: string) =>
  runSpec('updated.spec', {
    OCI_CONFORM_TEST_BASELINE: file,
    ...(update === undefined ? {} : { OCI_CONFORM_UPDATE_BASELINE: update }),
  });

const entriesOf = async (
  file: string,
): Promise<readonly { case: string; reason: string; checks: unknown }[]> =>
  JSON.parse(await readFile(file, 'utf8')).entries;

test('one that is there keeps what holds, loses what passes, and gains what fails', {
  timeout: patience,
}, async () => {
  const file = join(folder, 'there.json');
  await copyFile(fileURLToPath(new URL('./specs/baseline.json', import.meta.url)), file);

  const updating = await run(file, '1');
  expect(updating.output).toContain(
    `${file}: 2 entries written: 1 added, 1 changed; 1 removed: stream/plain/openai`,
  );
  expect(updating.output).toContain('Expected to fail from now on.');
  expect(updating.code).toBe(0);
  const entries = await entriesOf(file);
  expect(entries.map((entry) => entry.case)).toEqual([
    'chat/error/entity-not-found-streamed',
    'chat/error/entity-not-found-whole',
  ]);
  expect(entries[0]?.reason).toContain('error-message-is-reported: ');
  expect(entries[1]?.reason).toBe('openai shows no words of the service');
  expect(entries.map((entry) => entry.checks)).toEqual([
    ['error-message-is-reported'],
    ['error-message-is-reported'],
  ]);

  const after = await run(file);
  expect(after.code).toBe(0);
  expect(after.output).toContain('Expected to fail until');
});

test('one that is not there is written; without the variable it is missing', {
  timeout: patience,
}, async () => {
  const file = join(folder, 'new.json');
  const missing = await run(file, '0');
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('(OCIC_UNREADABLE)');

  expect((await run(file, '1')).code).toBe(0);
  expect((await entriesOf(file)).map((entry) => entry.case)).toEqual([
    'chat/error/entity-not-found-streamed',
    'chat/error/entity-not-found-whole',
  ]);
});

test('one that is none is told of, and stays as it is', { timeout: patience }, async () => {
  const file = join(folder, 'broken.json');
  await writeFile(file, '{');
  const { code, output } = await run(file, '1');
  expect(code).toBe(1);
  expect(output).toContain('(OCIC_BAD_BASELINE)');
  expect(await readFile(file, 'utf8')).toBe('{');
});
