/** The files of the page to watch a mock, as they are served. */
import { readFile } from 'node:fs/promises';
import { builtFile } from '../../package-files.js';

/** A file of the page, ready to be sent with status 200. */
export interface PageFile {
  /** Lower-case names; no length. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const folder = builtFile('page/');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * The page loads nothing but its own files, runs no other script, and goes into no frame. What came over the
 * wire cannot become markup there: browsers that know trusted types refuse every way of making it so.
 */
const safety = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** Reads a file; a script that nobody has built yet is made from its source. */
async function read(name: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(new URL(name, folder));
  } catch {
    if (!name.endsWith('.js')) return undefined;
  }
  try {
    const source = await readFile(new URL(name.replace(/js$/, 'ts'), folder), 'utf8');
    const { transpilePage } = await import('./page-source.js');
    return await transpilePage(source);
  } catch {
    return undefined;
  }
}

/**
 * A file of the page: for `''` the page itself, else what follows `/oci-conform/page/`. Undefined where there is
 * no such file.
 *
 * @example
 * const file = await pageFile('main.js'); // file.headers['content-type'] is 'text/javascript; charset=utf-8'
 */
export async function pageFile(name: string): Promise<PageFile | undefined> {
  const file = name === '' ? 'index.html' : name;
  const [, ending = ''] = /^[a-z-]+\.([a-z]+)$/.exec(file) ?? [];
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
  const body = type === undefined ? undefined : await read(file);
  if (type === undefined || body === undefined) return undefined;
  return { headers: { 'content-type': type, ...safety }, body };
}
