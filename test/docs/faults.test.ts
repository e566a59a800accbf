import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { faultsPage, faultsText } from '../../scripts/write-faults.js';
import { faults } from '../../src/mock/faults/index.js';

const page = await readFile(faultsPage, 'utf8');

test('docs/faults.md shows the catalogue as it is: npx tsx scripts/write-faults.ts writes it', () => {
  expect(page).toBe(faultsText(page));
});

test('the catalogue has forty faults or more, each with a sentence and a source', () => {
  const ids = [...page.matchAll(/^\| `([a-z-]+\/[a-z0-9-]+)` \| .+\.? \| .* \| .+ \|$/gm)].map(
    ([, id]) => id,
  );
  expect(ids.length).toBeGreaterThanOrEqual(40);
  expect(ids).toEqual([...faults.keys()]);
});
