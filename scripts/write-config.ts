/**
 * Writes the tables of `docs/config.md` from the table of settings.
 *
 *     npx tsx scripts/write-config.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Setting, Takes } from '../src/config/setting.js';
import { type Command, sections } from '../src/config/settings.js';
import { variables } from '../src/targets/environment.js';

/** The page. */
export const configPage = fileURLToPath(new URL('../docs/config.md', import.meta.url));

/** What stands above the tables; above it, the page is written by hand. */
const heading = '## All keys\n';

const about: Readonly<Record<Command, string>> = {
  mock: 'The mock, of `oci-conform mock`; what is marked + is that of `exec` and `env`, too.',
  run: 'A run of the cases, `oci-conform` without a command.',
  exec: '`oci-conform exec`, beside `mock`.',
  env: '`oci-conform env`, beside `mock`.',
};

const kinds: Readonly<Record<Exclude<Takes['kind'], 'word' | 'words' | 'whole'>, string>> = {
  text: 'text',
  texts: 'list of text',
  url: 'address',
  switch: '`true`, `false`',
  path: 'path',
  'usual-path': 'path, `true`',
  count: 'number, `true`',
  reporters: 'list of `name` or `name=path`',
  requirements: 'list of `transport:mode`',
  faults: 'list of [faults](faults.md)',
  replies: 'path, list of [replies](replies.md)',
  switches: 'object',
};

const code = (words: readonly string[]): string => words.map((one) => `\`${one}\``).join(', ');

function takesWords(takes: Takes): string {
  switch (takes.kind) {
    case 'word':
      return code(takes.words);
    case 'words':
      return `list of ${code(takes.words)}`;
    case 'whole':
      return 'whole number';
    default:
      return kinds[takes.kind];
  }
}

function rowOf(
  key: string,
  { flag, does, takes, usual, shared, followed, variables: set }: Setting,
) {
  const [option] = flag?.split(' ') ?? [];
  const usually = typeof usual === 'object' ? usual.words : `\`${usual}\``;
  return `| ${[
    `\`${key}\`${shared ? ' +' : ''}`,
    option === undefined ? '' : `\`${option}\``,
    set === undefined ? '' : code(variables[set]),
    takesWords(takes),
    usually,
    followed ? 'yes' : '',
    does.replaceAll('|', '\\|'),
  ].join(' | ')} |`;
}

function table(section: Command): string {
  const settings = sections[section];
  return [
    `### \`${section}\``,
    '',
    about[section],
    '',
    '| Key | Option | Variables | Takes | Default | Followed | What |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...Object.entries(settings).map(([key, setting]) => rowOf(key, setting)),
    '',
  ].join('\n');
}

/** The page with its tables written anew. */
export function configText(page: string): string {
  const head = page.slice(0, page.indexOf(heading));
  const commands: readonly Command[] = ['mock', 'run', 'exec', 'env'];
  return `${head}${heading}\n${commands.map(table).join('\n')}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(configPage, configText(readFileSync(configPage, 'utf8')));
}
