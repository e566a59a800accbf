import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { variableRows } from '../../src/exec/environment.js';
import { relayed } from '../../src/exec/relay.js';

const page = await readFile(new URL('../../docs/exec.md', import.meta.url), 'utf8');

test('docs/exec.md explains every variable that is set, in its own words and order', () => {
  const begin = page.indexOf('| Variables | Readers, and why |');
  const rows = page.slice(begin).split('\n').slice(2);
  const expected = variableRows.map(
    ({ names, because }) => `| ${names.map((name) => `\`${name}\``).join(', ')} | ${because} |`,
  );
  expect(rows.slice(0, expected.length)).toEqual(expected);
});

test('docs/exec.md names every signal that is passed on', () => {
  expect(page).toContain(`(${relayed.map(({ name }) => name).join(', ')})`);
});
