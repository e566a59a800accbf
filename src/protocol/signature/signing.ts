/** Signing requests on purpose right, or on purpose wrong: what the kit's probe sends. */
import { constants, type KeyObject, sign } from 'node:crypto';
import type { ProbeRequest, SigningRecipe } from '../call.js';
import type { HeaderLines } from '../exchange.js';
import { type ParameterName, parameterNames } from './authorization.js';
import { contentDigest } from './body-variants.js';
import { formatHttpDate } from './http-date.js';
import { withoutPort } from './hypotheses/hypothesis.js';
import { isTokenKeyId } from './key-id.js';
import { signingBytes, signingLines, signingString } from './signing-string.js';
import { spoilToken } from './spoil-token.js';

/** Private keys: the credential's own, and one that the service does not know under its keyId. */
export interface SigningKeys {
  readonly own: KeyObject;
  readonly other?: KeyObject;
}

/** What a probe fills in that the case cannot know. */
export interface SigningContext {
  /** The `Host` value, with the port where it is not the scheme's own. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The credential's own keyId: `ST$` and a token, where it is one. Default `{tenancy}/{user}/{fingerprint}`. */
  readonly keyId?: string;
  /** For `{compartment}`, `{apiKey}` and the like in strings. */
  readonly values: Readonly<Partial<Record<TemplateName, string>>>;
}

/** The placeholders that an access fills in. */
const templateNames = [
  'compartment',
  'tenancy',
  'user',
  'fingerprint',
  'model',
  'project',
  'apiKey',
  'otherRegionApiKey',
  'secondApiKey',
  'expiredApiKey',
  'revokedApiKey',
  'beforePolicyApiKey',
  'delegationToken',
] as const;

type TemplateName = (typeof templateNames)[number];

const placeholders = new RegExp(`\\{(${templateNames.join('|')}|hostname|date)\\}`, 'g');

/** A request ready to be written: header lines in wire order, `content-length` among them. */
export interface SignedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

const bodyMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

const dateFormats = {
  'imf-fixdate': formatHttpDate,
  'iso-8601': (time: number) => new Date(time).toISOString(),
  epoch: (time: number) => String(Math.floor(time / 1000)),
  garbage: () => 'the day before yesterday',
} as const;

/** Replaces `{name}` by its value; a name without a value stays as it is. */
function filler({ host, now, values }: SigningContext): (text: string) => string {
  const known: Readonly<Record<string, string | undefined>> = {
    ...values,
    hostname: withoutPort(host),
    date: formatHttpDate(now),
  };
  return (text) => text.replace(placeholders, (whole, name: string) => known[name] ?? whole);
}

function encodeDigest(recipe: SigningRecipe, body: Uint8Array): string {
  const { digest } = recipe;
  if (digest === 'hex') return Buffer.from(contentDigest(body), 'base64').toString('hex');
  return contentDigest(digest === undefined ? body : Buffer.from(digest.of));
}

/** The probe's own lines, before the request's extra ones. */
function ownHeaders(
  method: string,
  recipe: SigningRecipe,
  { host, now }: SigningContext,
  body: Uint8Array,
  hasBody: boolean,
): [name: string, value: string][] {
  const { header = 'date', offset = 0, format = 'imf-fixdate' } = recipe.date ?? {};
  const lines: [string, string][] = [
    ['host', host],
    [header, dateFormats[format](now + offset * 1000)],
    ['accept', 'application/json'],
  ];
  if (!bodyMethods.has(method.toUpperCase()) && !hasBody) return lines;
  return [
    ...lines,
    ['content-type', 'application/json'],
    ['content-length', String(body.length)],
    ['x-content-sha256', encodeDigest(recipe, body)],
  ];
}

/** Replaces the lines of these names, in place; names that are not there yet are appended. */
function withLines(lines: HeaderLines, changes: HeaderLines): HeaderLines {
  const changed = new Set(changes.map(([name]) => name.toLowerCase()));
  return [...lines.filter(([name]) => !changed.has(name.toLowerCase())), ...changes];
}

/** The names a perfect signature covers, in the order of the Python and Go SDKs. */
function defaultCovered(recipe: SigningRecipe, headers: HeaderLines): string[] {
  const hasBody = headers.some(([name]) => name === 'x-content-sha256');
  const body = hasBody ? ['content-length', 'content-type', 'x-content-sha256'] : [];
  return [recipe.date?.header ?? 'date', '(request-target)', 'host', ...body];
}

function encodeSignature(signature: Buffer, encoding: SigningRecipe['encoding']): string {
  const text = signature.toString('base64');
  switch (encoding) {
    case 'base64url':
      // A signature may happen to hold none of the characters that differ: then the padding does.
      return signature.toString('base64url');
    case 'base64-with-junk':
      return `${text.slice(0, 8)}*${text.slice(8)}`;
    case 'empty':
      return '';
    default:
      return text;
  }
}

function computeSignature(bytes: Uint8Array, key: KeyObject, scheme: SigningRecipe['scheme']) {
  if (scheme === 'rsa-sha1') return sign('sha1', bytes, key);
  if (scheme === 'rsa-pss-sha256') {
    return sign('sha256', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  }
  return sign('sha256', bytes, key);
}

/**
 * Makes the exact request that a probe sends: method, target, header lines and body, signed as its
 * recipe says. An empty recipe gives a signature that the service accepts.
 *
 * With `signedAs.body`, digest and signed length are those of that body while another is sent; the
 * `content-length` line is always that of the body sent, or HTTP itself would break.
 *
 * @throws Error when the recipe wants the other key, or a token, and there is none
 * @example
 * signRequest(
 *   { method: 'GET', target: '/20231130/models', signing: {} },
 *   { own: privateKey },
 *   { host: '127.0.0.1:4000', now: Date.now(), values: { tenancy, user, fingerprint } },
 * );
 */
export function signRequest(
  request: ProbeRequest,
  keys: SigningKeys,
  context: SigningContext,
): SignedRequest {
  const fill = filler(context);
  const { method } = request;
  const recipe: SigningRecipe = request.signing === 'none' ? {} : request.signing;
  const target = fill(request.target);
  const hasBody = request.body !== undefined;
  const body = Buffer.from(fill(request.body ?? ''));
  const signedBody =
    recipe.signedAs?.body === undefined ? body : Buffer.from(fill(recipe.signedAs.body));

  const extra = request.headers ?? [];
  const removed = new Set(extra.flatMap(([name, value]) => (value === null ? [name] : [])));
  const own = ownHeaders(method, recipe, context, signedBody, hasBody);
  const added = extra.flatMap(([name, value]) =>
    value === null ? [] : [[name, fill(value)] as const],
  );
  const signable: HeaderLines = [...own.filter(([name]) => !removed.has(name)), ...added];
  const sent = signable.map(([name, value]) =>
    name === 'content-length' && value === String(signedBody.length)
      ? ([name, String(body.length)] as const)
      : ([name, value] as const),
  );
  if (request.signing === 'none') return { method, target, headers: sent, body };

  const overrides = (recipe.signedAs?.headers ?? []).map(
    ([name, value]) => [name, fill(value)] as const,
  );
  const parts = {
    method: recipe.signedAs?.method ?? method,
    target: fill(recipe.signedAs?.target ?? target),
    headers: withLines(signable, overrides),
  };
  const covered = recipe.covered ?? defaultCovered(recipe, own);
  const names = (recipe.signedAs?.covered ?? covered).filter((name) => name !== '');
  const bytes = signingBytes(signingString(signingLines(parts, names, 'literal')));
  const key = recipe.key === 'other' ? keys.other : keys.own;
  if (!key) throw new Error('This probe signs with another key, but none was given.');
  const authorization =
    recipe.authorization === undefined
      ? authorizationValue(
          { ...recipe, keyId: keyIdOf(recipe, keys, context) },
          covered,
          computeSignature(bytes, key, recipe.scheme),
          fill,
        )
      : fill(recipe.authorization);
  return { method, target, headers: [...sent, ['authorization', authorization]], body };
}

/** The keyId as a template: a recipe's own, a token spoiled as it says, or the credential's. */
function keyIdOf(
  recipe: SigningRecipe,
  { other }: SigningKeys,
  { keyId = '{tenancy}/{user}/{fingerprint}' }: SigningContext,
): string {
  if (recipe.keyId !== undefined || recipe.token === undefined) return recipe.keyId ?? keyId;
  if (!isTokenKeyId(keyId)) throw new Error('This probe presents a token, but none was given.');
  return `ST$${spoilToken(keyId.slice('ST$'.length), recipe.token, other)}`;
}

function authorizationValue(
  recipe: SigningRecipe & { readonly keyId: string },
  covered: readonly string[],
  signature: Buffer,
  fill: (text: string) => string,
): string {
  const values: Readonly<Record<ParameterName, string | null>> = {
    version: recipe.version === undefined ? '1' : recipe.version,
    keyId: fill(recipe.keyId),
    algorithm: recipe.algorithm === undefined ? 'rsa-sha256' : recipe.algorithm,
    headers: covered.join(' '),
    signature: encodeSignature(signature, recipe.encoding),
  };
  const written = (recipe.parameters ?? parameterNames).flatMap((name) => {
    const value = values[name];
    return value === null ? [] : [`${name}="${value}"`];
  });
  return `Signature ${written.join(recipe.separator ?? ',')}`;
}
