/** What `describeProvider` takes, checked. */
import { defaultBaselineFile } from '../baseline/baseline.js';
import { ConformError } from '../errors.js';
import { authModes } from '../protocol/call.js';
import { isObject } from '../protocol/json.js';
import { transportNames } from '../providers/adapter/introduction.js';
import type { Wanted } from '../runner/plan.js';
import { didYouMean } from '../suites/catalogue.js';
import { type Feature, featureNames } from '../suites/features.js';

/** Which cases, and what is expected of them; as the options of the command line. */
export interface ProviderOptions extends Wanted {
  /** A file of expected failures, from where Vitest was started; `true`: `oci-conform.baseline.json`. */
  readonly baseline?: string | boolean;
  /** Seed of all that is random. Default 1. */
  readonly seed?: number;
}

/** The baseline's file, where one is asked for. */
export function baselineFile({ baseline = false }: ProviderOptions): string | undefined {
  if (baseline === false) return undefined;
  return baseline === true ? defaultBaselineFile : baseline;
}

const optionNames = [
  'filter',
  'skip',
  'transports',
  'auths',
  'level',
  'baseline',
  'seed',
] as const satisfies readonly (keyof ProviderOptions)[];

/** Words of the capabilities, by member. */
const words = { transports: transportNames, auths: authModes, features: featureNames };

/**
 * Demands that a provider and its options are what the types say: not everybody writes TypeScript.
 *
 * @throws ConformError `OCIC_BAD_OPTION`, naming the member and the nearest word
 */
export function checkDescribed(provider: unknown, options: unknown): void {
  if (!isObject(provider) || typeof provider.call !== 'function') {
    throw bad(
      'The provider has no function `call`.',
      'Give { capabilities, call(call, context) }.',
    );
  }
  const { capabilities, toolResults, configured, module } = provider;
  if (!isObject(capabilities)) {
    throw bad(
      'The provider has no `capabilities`.',
      'Give { transports: [...], auths: [...], features: [...] }.',
    );
  }
  for (const [member, known] of Object.entries(words))
    checkWords(capabilities[member], known, member);
  const declares = (feature: Feature) =>
    Array.isArray(capabilities.features) && capabilities.features.includes(feature);
  if (declares('tool-results') && typeof toolResults !== 'function') {
    throw bad(
      'The provider declares the feature tool-results, and has no function `toolResults`.',
      'Give toolResults(results, context), or do not declare it.',
    );
  }
  if (module !== undefined && !(typeof module === 'string' && module.startsWith('file:'))) {
    throw bad(
      `The provider's \`module\` is ${JSON.stringify(module)}, and no address of a file.`,
      'Write `module: import.meta.url` in the module whose default export the provider is.',
    );
  }
  if (declares('environment') && (typeof configured !== 'function' || module === undefined)) {
    throw bad(
      'The provider declares the feature environment, and has no function `configured`, or no `module`.',
      'Give configured(call, told, context), and `module: import.meta.url` in a module whose default export the ' +
        'provider is; or do not declare it: the command line has these cases for an adapter (docs/adapters.md).',
    );
  }
  for (const name of isObject(options) ? Object.keys(options) : []) {
    checkWord(name, optionNames, 'There is no option');
  }
}

function checkWords(value: unknown, known: readonly string[], member: string): void {
  if (!Array.isArray(value)) {
    throw bad(`capabilities.${member} is no list.`, `Give some of ${known.join(', ')}.`);
  }
  for (const word of value) checkWord(word, known, `capabilities.${member} has no`);
}

function checkWord(word: unknown, known: readonly string[], problem: string): void {
  if (typeof word === 'string' && known.includes(word)) return;
  const near = didYouMean(known, String(word));
  throw bad(`${problem} "${String(word)}".`, `${near}Known are ${known.join(', ')}.`);
}

function bad(message: string, remedy: string): ConformError {
  return new ConformError('OCIC_BAD_OPTION', message, remedy);
}
