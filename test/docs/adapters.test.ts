/** The page for authors of adapters says what the sources say. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adapterMessages } from '../../src/providers/adapter/adapter-messages.js';
import { kitMessages } from '../../src/providers/adapter/kit-messages.js';
import { adapterSchema } from '../../src/providers/adapter/messages.js';
import { features } from '../../src/suites/features.js';

const page = readFileSync(new URL('../../docs/adapters.md', import.meta.url), 'utf8');

/** The first two columns of the rows below a head. */
const rowsBelow = (head: string): readonly string[] => {
  const after = page.slice(page.indexOf(head)).split('\n').slice(2);
  return after.slice(
    0,
    after.findIndex((line) => !line.startsWith('|')),
  );
};

test('docs/adapters.md lists every feature with its sentence', () => {
  expect(rowsBelow('| Feature | Means |')).toEqual(
    Object.entries(features).map(([name, sentence]) => `| \`${name}\` | ${sentence} |`),
  );
});

test.each([
  ['| Kit to adapter | Says |', kitMessages],
  ['| Adapter to kit | Says |', adapterMessages],
])('docs/adapters.md has every message: %s', (head, messages) => {
  const named = rowsBelow(head).map((row) => /^\| `(\w+)`/.exec(row)?.[1]);
  expect(named).toEqual(Object.keys(messages));
});

test('the published schema of the protocol is that of the sources', () => {
  const text = readFileSync(new URL('../../schemas/adapter.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(text)).toEqual({
    ...JSON.parse(JSON.stringify(adapterSchema)),
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'oci-conform adapter protocol, one line',
  });
});
