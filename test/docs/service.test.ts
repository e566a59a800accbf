import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { actionNames } from '../../src/protocol/actions/action.js';
import { dedicatedEndpoints } from '../../src/protocol/dedicated.js';
import { collectionNames } from '../../src/protocol/management/collections.js';
import { catalogue } from '../../src/protocol/models.js';

const page = await readFile(new URL('../../docs/service.md', import.meta.url), 'utf8');

test('docs/service.md tells of every action, list and endpoint, and how many models there are', () => {
  for (const name of actionNames) expect(page).toContain(`| \`${name}\` |`);
  for (const name of collectionNames) expect(page).toContain(`\`/${name}\``);
  for (const { name, model } of dedicatedEndpoints) {
    expect(page).toContain(`| \`${name}\` | \`${model}\` |`);
  }
  expect(page).toContain(`${catalogue('us-chicago-1').length} rows in Chicago`);
});
