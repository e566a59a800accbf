/** A home that a mock in a container has written, in a temporary folder here. */
import { mkdtempSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConformError } from '../errors.js';
import type { HandedHome } from '../exec/handed.js';
import { writePrivate } from '../exec/home.js';
import { sweepAtExit } from '../mock/identity/sweep.js';
import { isObject } from '../protocol/json.js';

/** A folder that is gone when it is removed, or the process is. */
export interface Folder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes it, of mode 0700. */
export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'oci-conform-container-'));
  const release = sweepAtExit(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      release();
    },
  };
}

const isHanded = (value: unknown): value is HandedHome =>
  isObject(value) && isObject(value.access) && isObject(value.environment);

/**
 * Writes the files of a home, which nobody but this user may read.
 *
 * @param listing as the script `reading` prints it
 * @throws ConformError `OCIC_KIT_FAILED` where it is something else
 */
export async function writeHome(folder: string, listing: string): Promise<HandedHome> {
  const files: unknown = JSON.parse(listing);
  const texts = Object.entries(isObject(files) ? files : {}).map(
    ([name, text]) => [name, Buffer.from(String(text), 'base64')] as const,
  );
  const all = texts.find(([name]) => name === 'oci-conform.json')?.[1].toString('utf8');
  const handed: unknown = JSON.parse(all ?? 'null');
  if (!isHanded(handed)) {
    throw new ConformError(
      'OCIC_KIT_FAILED',
      'The container has written no files for clients.',
      'Build the image from the same version of oci-conform; docs/container.md says how.',
    );
  }
  for (const [name, text] of texts) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writePrivate(file, text);
  }
  return handed;
}
