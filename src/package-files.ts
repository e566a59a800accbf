/** Where the package's own files are, in a checkout and once it is built and installed. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The next folder upwards that is a package. What is built lies at other depths than its sources. */
function rootAbove(folder: URL): URL {
  const above = new URL('..', folder);
  const found = existsSync(new URL('package.json', folder)) || above.href === folder.href;
  return found ? folder : rootAbove(above);
}

const root = rootAbove(new URL('.', import.meta.url));

/** In a checkout the sources run as they are. */
const fromSources = import.meta.url.endsWith('.ts');

/**
 * A file that is published as it is.
 *
 * @param path from the package's folder
 *
 * @example
 * readFileSync(packageFile('package.json'), 'utf8');
 */
export const packageFile = (path: string): URL => new URL(path, root);

/**
 * A file or folder of `src/`, which is in `dist/` once it is built.
 *
 * @param path from there
 */
export const builtFile = (path: string): URL =>
  new URL(`${fromSources ? 'src' : 'dist'}/${path}`, root);

/** A program of the package's own that Node is to run, and whether it is TypeScript. */
export interface OwnProgram {
  /** The path of its file. */
  readonly file: string;
  readonly typed: boolean;
}

/**
 * A program that runs in a thread or process of its own.
 *
 * @param path from `src/`, without its ending; the build has to name it, too (`scripts/build/programs.ts`)
 */
export function ownProgram(path: string): OwnProgram {
  const ending = fromSources ? 'ts' : 'js';
  return { file: fileURLToPath(builtFile(`${path}.${ending}`)), typed: fromSources };
}
