import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkDocstrings, checkTextsFile, checkTextsModule } from '../../scripts/write-checks.js';
import { checkTexts } from '../../src/suites/check-texts.js';
import { checks } from '../../src/suites/checks/index.js';

test('what each check holds is what its docstring says; npx tsx scripts/write-checks.ts writes it', async () => {
  expect(checkTexts).toEqual(checkDocstrings());
  expect(await readFile(checkTextsFile, 'utf8')).toBe(checkTextsModule(checkDocstrings()));
});

test('each check has a sentence that stands alone', () => {
  expect(Object.keys(checkTexts)).toEqual(Object.keys(checks).sort());
  for (const [id, text] of Object.entries(checkTexts)) {
    expect(text, id).toMatch(/^[A-Z0-9`].{15,}[^,;:]$/);
    expect(text.split(' ').length, `${id} says more than its name`).toBeGreaterThan(4);
  }
  expect(checkTexts['one-request']).toBe('The call makes one request.');
});
