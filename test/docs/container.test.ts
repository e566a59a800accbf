/** What the image is built from, in a clone. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

it('has each script that the build runs', () => {
  const { scripts }: { scripts: { build: string } } = JSON.parse(read('package.json'));
  const run = scripts.build.match(/scripts\/[\w/-]+\.[jt]s/g) ?? [];
  expect(run.length).toBeGreaterThan(0);
  const lines = read('.dockerignore').split('\n');
  expect(run.filter((script) => !lines.includes(`!${dirname(script)}`))).toEqual([]);
});
