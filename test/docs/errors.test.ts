import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { errorCatalogue } from '../../src/errors.js';
import { problemTexts } from '../../src/protocol/signature/problems.js';

const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `[\w-]+` \|.*$/gm)].map(([row]) => row);

test('docs/errors.md explains every error code and every signature problem, in their own words', () => {
  expect(rows).toEqual([
    ...Object.entries(errorCatalogue).map(
      ([code, { cause, remedy }]) => `| \`${code}\` | ${cause} | ${remedy} |`,
    ),
    ...Object.entries(problemTexts).map(
      ([problem, { says, remedy }]) =>
        `| \`${problem}\` | ${says({ name: '<name>' })} | ${remedy} |`,
    ),
  ]);
});
