/** The `Authorization: Signature …` value: its grammar, and the strict reading of base64. */
import type { SignatureProblem } from './verdict.js';

/** The parameters that a request signature has. Clients write them in any order. */
export const parameterNames = ['version', 'keyId', 'algorithm', 'headers', 'signature'] as const;

/** A parameter's name. */
export type ParameterName = (typeof parameterNames)[number];

/** Parameters as written; an absent one was not there. */
export type AuthorizationParameters = Readonly<Partial<Record<ParameterName, string>>>;

/** What reading an Authorization value gives. */
export type AuthorizationReading =
  | { readonly ok: true; readonly parameters: AuthorizationParameters }
  | {
      readonly ok: false;
      readonly problem: Extract<
        SignatureProblem,
        'scheme-not-signature' | 'authorization-malformed' | 'parameter-duplicated'
      >;
      /** The name that is duplicated, where it is one that signatures have. */
      readonly name?: ParameterName;
    };

const opening = /[ \t]*signature(?:[ \t]+|$)/iy;
const parameter = /[ \t]*([A-Za-z][A-Za-z0-9_-]*)="([^"]*)"[ \t]*(?:,|$)/y;

const isKnown = (name: string): name is ParameterName =>
  name === 'version' ||
  name === 'keyId' ||
  name === 'algorithm' ||
  name === 'headers' ||
  name === 'signature';

/**
 * Reads an Authorization value into its parameters.
 *
 * Any order, and white space around commas, as real clients differ; unknown parameters are ignored,
 * duplicates refused (draft-cavage-http-signatures §2.2). Whether a parameter is there at all and
 * what it says is for the verifier.
 *
 * @example
 * parseAuthorization('Signature version="1",keyId="a/b/c"');
 * // { ok: true, parameters: { version: '1', keyId: 'a/b/c' } }
 */
export function parseAuthorization(value: string): AuthorizationReading {
  opening.lastIndex = 0;
  if (!opening.test(value)) return { ok: false, problem: 'scheme-not-signature' };
  let at = opening.lastIndex;
  const text = value.trimEnd();
  const seen: string[] = [];
  const parameters: Partial<Record<ParameterName, string>> = {};
  while (at < text.length) {
    parameter.lastIndex = at;
    const match = parameter.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) {
      return { ok: false, problem: 'authorization-malformed' };
    }
    const known = isKnown(name);
    if (seen.includes(name)) {
      return { ok: false, problem: 'parameter-duplicated', ...(known ? { name } : {}) };
    }
    seen.push(name);
    if (known) parameters[name] = match[2] ?? '';
    at = parameter.lastIndex;
  }
  if (seen.length === 0 || text.endsWith(',')) {
    return { ok: false, problem: 'authorization-malformed' };
  }
  return { ok: true, parameters };
}

/** The names of a `headers` parameter, as written; spaces between them may be several. */
export function coveredNames(headers: string): string[] {
  return headers.split(' ').filter((name) => name !== '');
}

/**
 * Decodes base64 strictly: standard alphabet, full padding, no unused bits set, not empty.
 * `Buffer.from` alone would also take base64url and skip junk.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text === '') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
