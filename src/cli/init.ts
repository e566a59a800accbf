/** `oci-conform init`: an adapter to begin from, its baseline, and its step in CI. */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ConformError } from '../errors.js';
import { filesFor, type NewFile, runLine } from '../init/files.js';
import { languages } from '../init/languages.js';
import { packageFile } from '../package-files.js';
import { didYouMean } from '../suites/catalogue.js';
import { print } from './output.js';
import { packageVersion } from './package-info.js';

/** What the options say. */
export interface InitOptions {
  readonly lang?: string;
  readonly dir?: string;
  readonly force?: boolean;
}

/**
 * Writes the files for a language into a folder, which is made where it is not there.
 *
 * @returns 0
 * @throws ConformError `OCIC_BAD_OPTION` for a language that is not known, and where a file is there already
 *   and `force` is not said: then nothing is written; `OCIC_UNWRITABLE`
 */
export async function init({ lang, dir = '.', force = false }: InitOptions): Promise<number> {
  const names = Object.keys(languages);
  const language = lang === undefined ? undefined : ownOf(lang);
  if (language === undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      lang === undefined ? 'init needs a language.' : `init knows no language "${lang}".`,
      `${lang === undefined ? '' : didYouMean(names, lang)}Say --lang with one of ${names.join(', ')}.`,
    );
  }
  const version = packageVersion();
  const files = await filesFor(language, version, readExample);
  if (!force) await refuseToOverwrite(files, dir);
  for (const file of files) await write(join(dir, file.path), file.text);
  await print(
    [
      `Written to ${resolve(dir)}:`,
      ...files.map(({ path }) => `  ${path}`),
      '',
      `The adapter puts ${language.client} under test. Next, in that folder:`,
      ...[...language.install, runLine(language, version)].map((line) => `  ${line}`),
      '',
      'Then put your own client in its place: in the adapter, the baseline (whose entries are of the client above) and',
      'the workflow. How: docs/adapters.md in the package.',
      '',
    ].join('\n'),
  );
  return 0;
}

const ownOf = (name: string) => (Object.hasOwn(languages, name) ? languages[name] : undefined);

/** The text of an example. */
const readExample = (example: string): Promise<string> =>
  readFile(packageFile(`examples/${example}`), 'utf8');

async function refuseToOverwrite(files: readonly NewFile[], dir: string): Promise<void> {
  const there: string[] = [];
  for (const { path } of files) {
    if (await exists(join(dir, path))) there.push(path);
  }
  if (there.length === 0) return;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} in ${resolve(dir)} already.`,
    'Nothing was written. Name another folder with --dir, or overwrite with --force.',
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** @throws ConformError `OCIC_UNWRITABLE` */
async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `${resolve(path)} cannot be written.`,
      'Name a folder that you may write to with --dir.',
      { cause },
    );
  }
}
