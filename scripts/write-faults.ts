/**
 * Writes the tables of `docs/faults.md` from the catalogue.
 *
 *     npx tsx scripts/write-faults.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Fault } from '../src/mock/faults/fault.js';
import { faultGroups } from '../src/mock/faults/index.js';

/** The page. */
export const faultsPage = fileURLToPath(new URL('../docs/faults.md', import.meta.url));

/** What stands above the tables; above it, the page is written by hand. */
const heading = '## The catalogue\n';

const needs: Readonly<Record<NonNullable<Fault['needs']>, string>> = {
  stream: 'a stream',
  whole: 'a whole answer',
  error: 'an error',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(title: string, faults: Readonly<Record<string, Fault>>): string {
  const rows = Object.entries(faults).map(
    ([id, { title: what, source, needs: need }]) =>
      `| \`${id}\` | ${cell(what)} | ${need ? needs[need] : ''} | ${cell(source)} |`,
  );
  return [
    `### ${title}`,
    '',
    '| Fault | What happens | Needs | Source |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The page with its tables written anew. */
export function faultsText(page: string): string {
  const head = page.slice(0, page.indexOf(heading));
  const tables = faultGroups.map(({ title, faults }) => table(title, faults));
  return `${head}${heading}\n${tables.join('\n')}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(faultsPage, faultsText(readFileSync(faultsPage, 'utf8')));
}
