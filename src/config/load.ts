/** A config file: read by its kind, and held against its shape. */
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConformError } from '../errors.js';
import type { Flaw } from '../mock/replies/shape.js';
import { isObject } from '../protocol/json.js';
import { type Config, defineConfig } from './config.js';
import { sections } from './settings.js';

/** A config, and the file that says it. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly config: Config;
}

/** The key of a `package.json` that holds a config. */
export const packageKey = 'oci-conform';

/** A path as people like to read it: from the working directory, where it is below. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

const badConfig = (path: string, what: string, remedy: string, cause?: unknown) =>
  new ConformError('OCIC_BAD_CONFIG', `${shownPath(path)}${what}`, remedy, { cause });

/** What came of reading, unless it threw. */
export type Loader = (path: string, content: string) => Promise<unknown>;

const messageOf = (error: unknown): string => {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first.replace(/\.$/, '');
};

/** `, line 3` where the stack names the file; its query says which version it was. */
function lineOf(error: unknown, path: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const after = stack.split(basename(path)).slice(1);
  const line = after.map((rest) => /^(?:\?[\d.]+)?:(\d+)/.exec(rest)?.[1]).find(Boolean);
  return line === undefined ? '' : `, line ${line}`;
}

/** The line of a syntax error in JSON, as far as Node tells where it is. */
function placeIn(content: string, error: unknown): string {
  const position = /position (\d+)/.exec(messageOf(error))?.[1];
  if (position === undefined) return '';
  return `, line ${content.slice(0, Number(position)).split('\n').length}`;
}

const readJson: Loader = async (path, content) => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const where = placeIn(content, error);
    throw badConfig(path, `${where} is no JSON: ${messageOf(error)}.`, 'Mend the JSON.', error);
  }
};

/** Runs a module, and gives its default export. */
const running =
  (run: (path: string) => Promise<unknown>): Loader =>
  async (path) => {
    let loaded: unknown;
    try {
      loaded = await run(path);
    } catch (error) {
      const own = /package 'oci-conform'/.test(messageOf(error));
      throw badConfig(
        path,
        `${lineOf(error, path)} cannot be run: ${messageOf(error)}.`,
        own
          ? 'Install it there (npm install --save-dev oci-conform), or export the object without defineConfig.'
          : 'It is run as a module of Node; mend what it says.',
        error,
      );
    }
    const config = isObject(loaded) ? loaded.default : undefined;
    if (config !== undefined) return config;
    throw badConfig(
      path,
      ' exports no config.',
      'Write: export default defineConfig({ … }), with defineConfig from oci-conform.',
    );
  };

/** Node keeps modules by their address, so that a later version needs another one. */
const runJavaScript = running(async (path) => {
  const { mtimeMs } = await stat(path);
  delete createRequire(import.meta.url).cache[path];
  return import(`${pathToFileURL(path).href}?${mtimeMs}`);
});

/** A new jiti each time: what the file imports is read again, too. Nothing is cached on disk. */
const runTypeScript = running(async (path) => {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    // Also where the package is not installed beside the file, as under npx.
    virtualModules: { 'oci-conform': { defineConfig } },
  });
  return jiti.import(path);
});

/** By the end of the file's name. */
export const loaders = {
  '.ts': runTypeScript,
  '.mts': runTypeScript,
  '.js': runJavaScript,
  '.mjs': runJavaScript,
  '.json': readJson,
} as const satisfies Readonly<Record<string, Loader>>;

/** Refuses files of which nobody would know how to read them. */
export function demandKind(path: string): void {
  if (extname(path) in loaders) return;
  throw badConfig(
    path,
    ' is no config of oci-conform by its name.',
    `It ends in ${Object.keys(loaders).join(', ')}. Oracle's config file, with profiles and keys, is --config-file.`,
  );
}

/** Where a key that is not known here is known. */
function elsewhere({ at }: Flaw): string {
  const [section, key = ''] = at.split('.');
  const others = Object.entries(sections).filter(
    ([name, settings]) => name !== section && Object.hasOwn(settings, key),
  );
  return others.length === 0
    ? ''
    : `It is known as ${others.map(([n]) => `${n}.${key}`).join(', ')}. `;
}

/**
 * Holds what a file says against its shape.
 *
 * @throws ConformError `OCIC_BAD_CONFIG`, naming file, key and what is known there
 */
export async function checkConfig(path: string, value: unknown): Promise<ConfigFile> {
  const { configRule } = await import('./rules.js');
  const fits = (one: unknown): one is Config => configRule(one, '') === undefined;
  if (fits(value)) return { path, config: value };
  const flaw = configRule(value, '');
  const { at = '', why = 'is not understood', allowed = '' } = flaw ?? {};
  const inside = basename(path) === 'package.json' ? [packageKey, at] : [at];
  const place = inside.filter(Boolean).join('.');
  const hint = flaw && why === 'is not known' ? elsewhere(flaw) : '';
  throw badConfig(path, `${place === '' ? '' : `: ${place}`} ${why}.`, `${hint}${allowed}`);
}
