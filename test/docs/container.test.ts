/** What the image is built from, in a clone. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

it('has each script that the build runs', () => {
  const { scripts }: { scripts: { build: string } } = JSON.parse(read('package.json'));
  const run = scripts.build.match(/scripts\/[\w-]+\.js/g) ?? [];
  expect(run.length).toBeGreaterThan(0);
  const lines = read('.dockerignore').split('\n');
  expect(run.filter((script) => !lines.includes(`!${script}`))).toEqual([]);
});
