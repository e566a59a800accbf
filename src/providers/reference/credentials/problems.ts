/** What Oracle's providers throw, in words that hold no secret. */
import { ConformError } from '../../../errors.js';
import type { AuthMode } from '../../../protocol/call.js';
import { objectOf, textOf } from '../../../protocol/json.js';

/** What a token, a key or a signature looks like in the text of an error. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, '[redacted key]'],
  [/\bST\$[^"\s]+/g, '[redacted token]'],
  [/\beyJ[\w-]+(\.[\w-]*){0,2}/g, '[redacted token]'],
  [/\bsk-[\w-]{8,}/g, '[redacted key]'],
  [/signature="[^"]*"?/gi, 'signature="[redacted]"'],
];

/**
 * A text without tokens, keys and signatures.
 *
 * @example
 * withoutSecrets('Invalid header value: ST$eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'); // 'Invalid header value: [redacted token]'
 */
export function withoutSecrets(text: string): string {
  return secrets.reduce((shown, [pattern, word]) => shown.replace(pattern, word), text);
}

/** Their words, without the advice to read Oracle's pages, which they often add several times. */
export function wordsOf(thrown: unknown): string {
  const said =
    typeof thrown === 'string'
      ? thrown
      : textOf(objectOf(thrown).message) || 'the SDK gave no reason';
  const plain = said
    .replace(/ ?(For more info|See https?:)[^"]*?(for more info|configuration files)\.?/gi, '')
    .replace(/(Failed to call Proxymux, error: (Error: )?)+/g, 'Failed to call Proxymux: ');
  return withoutSecrets(plain).trim();
}

/** A request that cannot be signed, though there is a credential. */
export class Unsigned extends Error {}

/** The error of a call for which there was no credential. The original, which may hold one, is left behind. */
export function noCredential(auth: AuthMode, thrown: unknown): Error {
  if (thrown instanceof ConformError || thrown instanceof Unsigned) return thrown;
  return new Error(`There is no credential for ${auth}: ${wordsOf(thrown)}`);
}

/**
 * Builds a provider from files and variables alone.
 *
 * @param remedy what to look at
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when they cannot be used
 */
export function buildLocally<T>(auth: AuthMode, remedy: string, build: () => T): T {
  try {
    return build();
  } catch (thrown) {
    throw badCredential(auth, thrown, remedy);
  }
}

/** The error of files and variables that cannot be used. */
export function badCredential(auth: AuthMode, thrown: unknown, remedy: string): ConformError {
  if (thrown instanceof ConformError) return thrown;
  const { message } = noCredential(auth, thrown);
  return new ConformError('OCIC_BAD_CREDENTIALS', message, remedy);
}
