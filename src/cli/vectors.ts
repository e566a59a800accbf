/** `oci-conform vectors`: writes what the suite knows as JSON files, for unit tests in any language. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConformError } from '../errors.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import { cases } from '../suites/cases/index.js';
import { vectorFiles } from '../vectors/vectors.js';
import { print } from './output.js';
import { packageVersion } from './package-info.js';

/**
 * Writes the files into a folder, which is made where it is not there; files of these names are replaced.
 *
 * @returns 0
 * @throws ConformError `OCIC_UNWRITABLE`
 */
export async function vectors(folder: string): Promise<number> {
  const files = vectorFiles({ recordings: await loadRecordings(packagedFolder()), cases });
  const version = packageVersion();
  const lines: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) {
      const text = JSON.stringify({ kit: `oci-conform ${version}`, ...content }, null, 2);
      await writeFile(join(folder, name), `${text}\n`);
      lines.push(`${name.padEnd(20)} ${countOf(content)} vectors`);
    }
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `The vectors cannot be written to ${resolve(folder)}.`,
      'Name a folder that you may write to.',
      { cause },
    );
  }
  await print(
    `${lines.join('\n')}\n\nWritten to ${resolve(folder)}. How to use them: docs/vectors.md.\n`,
  );
  return 0;
}

const countOf = (content: object): number =>
  'vectors' in content && Array.isArray(content.vectors) ? content.vectors.length : 0;
