/** Tokens on purpose wrong: what a forger would make of one that the service issued. */
import { createHmac, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { TokenRecipe } from '../call.js';
import { compact, isObject, type JsonObject, objectOf, textOf } from '../json.js';

/**
 * A token with header, claims and signature changed as the recipe says. What is not changed keeps its
 * bytes, so that an empty recipe gives the token as it was.
 *
 * @param token a JWT in its compact form, without `ST$`
 * @param stranger a key that the service does not know; signs where the recipe asks for it
 * @throws Error when `token` is no JWT, or the recipe needs a key that is not there
 * @example
 * spoilToken(token, { header: { alg: 'none' }, signature: 'none' }); // 'eyJhbGciOiJub25l….eyJ….'
 */
export function spoilToken(token: string, recipe: TokenRecipe, stranger?: KeyObject): string {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const signed = `${changed(header, recipe.header)}.${changed(claims, recipe.claims)}`;
  switch (recipe.signature) {
    case 'none':
      return `${signed}.`;
    case 'stranger':
      if (stranger === undefined)
        throw new Error('This probe has a stranger sign its token, but there is no second key.');
      return `${signed}.${sign('sha256', Buffer.from(signed), stranger).toString('base64url')}`;
    case 'hs256':
      return `${signed}.${hs256(signed, claims)}`;
    default:
      return `${signed}.${signature}`;
  }
}

/** A part of the token; as it came where nothing is changed. */
function changed(part: string, changes: JsonObject | undefined): string {
  if (changes === undefined) return part;
  const merged = { ...decoded(part), ...changes };
  const kept = compact(
    Object.fromEntries(
      Object.entries(merged).map(([name, value]) => [name, value === null ? undefined : value]),
    ),
  );
  return Buffer.from(JSON.stringify(kept)).toString('base64url');
}

/** HMAC whose secret is what everybody knows: the public key in the token, as PEM. */
function hs256(signed: string, claims: string): string {
  const { kty, n, e } = objectOf(JSON.parse(textOf(decoded(claims).jwk) || '{}'));
  const jwk = { kty: textOf(kty), n: textOf(n), e: textOf(e) };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const secret = key.export({ type: 'spki', format: 'pem' });
  return createHmac('sha256', secret).update(signed).digest('base64url');
}

function decoded(part: string): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (!isObject(value)) throw new Error('The token to be spoiled is no JWT.');
  return value;
}
