import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { errorCatalogue } from '../../src/errors.js';
import { problemTexts } from '../../src/protocol/signature-problems.js';

const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const explained = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1]);

test('docs/errors.md explains every error code and every signature problem, and no other', () => {
  expect(explained).toEqual([...Object.keys(errorCatalogue), ...Object.keys(problemTexts)]);
});
