import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { personas } from '../../src/mock/replies/family/personas.js';
import { readReplies } from '../../src/mock/replies/file.js';
import { packagedFolder } from '../../src/recordings/folder.js';
import { loadRecordings } from '../../src/recordings/load.js';

const page = await readFile(new URL('../../docs/replies.md', import.meta.url), 'utf8');

test('docs/replies.md lists the personas in their own words', () => {
  for (const [name, { about }] of Object.entries(personas)) {
    expect(page).toContain(`| \`${name}\` | ${about} |`);
  }
});

test('the file that docs/replies.md shows is understood', async () => {
  const [, content = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const { replies } = readReplies(content, 'replies.json', await loadRecordings(packagedFolder()));
  expect(replies).toHaveLength(3);
});
