/**
 * Writes `src/suites/check-texts.ts`: what each check holds, from the docstrings of the checks.
 *
 *     npx tsx scripts/write-checks.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The written file. */
export const checkTextsFile = fileURLToPath(
  new URL('../src/suites/check-texts.ts', import.meta.url),
);

const folder = new URL('../src/suites/checks/', import.meta.url);

/** Every check that the sources define, with its docstring as one line; empty where it has none. */
export function checkDocstrings(): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => /^(?!.*\.test\.ts$).*\.ts$/.test(name));
  const found = files.flatMap((name) => docstringsIn(readFileSync(new URL(name, folder), 'utf8')));
  return Object.fromEntries(found.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A member of a table, at its first indent, and the docstring right above it. */
const member = /^(?: {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)? {2}'([\w-]+)':/gm;

/** The members of each table whose name ends in `Checks`, as Biome lays them out. */
function docstringsIn(text: string): readonly (readonly [id: string, told: string])[] {
  const tables = text.match(/^export const \w+Checks = \{\n[\s\S]*?^\} satisfies /gm) ?? [];
  return tables.flatMap((table) =>
    [...table.matchAll(member)].map(([, told = '', id = '']) => [id, onOneLine(told)] as const),
  );
}

function onOneLine(docstring: string): string {
  const bare = docstring.replace(/^\s*\*/gm, '');
  return bare.replace(/\s+/g, ' ').trim();
}

/** The file as Biome leaves it: a text that does not fit beside its key stands below it. */
export function checkTextsModule(texts: Readonly<Record<string, string>>): string {
  const rows = Object.entries(texts).map(([id, text]) => {
    const quoted =
      text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`;
    const line = `  '${id}': ${quoted},`;
    return line.length <= 100 ? line : `  '${id}':\n    ${quoted},`;
  });
  return `/** What each check holds, in a sentence or two. Written by \`npm run write\` from the docstrings in \`checks/\`. */

/** By the check's id. */
export const checkTexts: Readonly<Record<string, string>> = {
${rows.join('\n')}
};
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(checkTextsFile, checkTextsModule(checkDocstrings()));
}
