/** An author's object from the module that it is the default export of, without Vitest. */
import { fileURLToPath } from 'node:url';
import { isObject } from '../../protocol/json.js';
import type { TestedProvider } from './tested-provider.js';

/**
 * Loads a module, in TypeScript too, and gives its default export.
 *
 * @param address as `import.meta.url` says it
 * @throws Error that says what is wrong with the module
 *
 * @example
 * await loadTested('file:///app/test/my-client.ts');
 */
export async function loadTested(address: string): Promise<TestedProvider> {
  let loaded: unknown;
  try {
    loaded = await load(address);
  } catch (thrown) {
    const [why = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
    throw new Error(`${address} cannot be loaded without Vitest: ${why}`, { cause: thrown });
  }
  const tested = isObject(loaded) ? loaded.default : undefined;
  if (isTested(tested)) return tested;
  throw new Error(`${address} has no default export with a function \`call\``);
}

async function load(address: string): Promise<unknown> {
  if (!/\.[mc]?tsx?$/.test(address)) return import(address);
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { fsCache: false, interopDefault: false });
  return jiti.import(fileURLToPath(address));
}

const isTested = (value: unknown): value is TestedProvider =>
  isObject(value) && typeof value.call === 'function';
