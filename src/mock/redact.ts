/** What a journal may hold of header lines, by an allow-list, so that an unknown secret stays out; of targets and bodies. */
import type { HeaderLines, WireBody } from '../protocol/exchange.js';
import type { Diagnosis } from '../protocol/signature/verdict.js';

/** What stands in a secret's place. */
const redacted = '[redacted]';

/** What tokens and keys look like, wherever somebody puts them; of thousands of texts, hardly one has such a sign. */
const shapes: readonly (readonly [sign: string, pattern: RegExp, instead: string])[] = [
  ['eyJ', /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, '[redacted token]'],
  ['sk-', /(?<![\w-])sk-[\w-]{16,}/g, '[redacted API key]'],
  [
    'PRIVATE KEY',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    '[redacted private key]',
  ],
];

/**
 * A text without what looks like a token or a key. What stands in its place says what it was.
 *
 * @example
 * redactShapes('client/1 sk-0123456789abcdef'); // 'client/1 [redacted API key]'
 */
function redactShapes(text: string): string {
  return shapes.reduce(
    (rest, [sign, pattern, instead]) =>
      rest.includes(sign) ? rest.replace(pattern, instead) : rest,
    text,
  );
}

/** Headers whose values are kept as they came, but for what looks like a secret. */
const kept: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'if-match',
  'keep-alive',
  'opc-client-info',
  'opc-client-retries',
  'opc-compartment-id',
  'opc-next-page',
  'opc-request-id',
  'opc-retry-token',
  'retry-after',
  'server',
  'transfer-encoding',
  'user-agent',
  'x-content-sha256',
  'x-date',
  'x-should-retry',
]);

/** Headers whose values are kept where they are an Oracle Cloud id, an OpenAI project's id, or empty. */
const ids: ReadonlySet<string> = new Set([
  'compartmentid',
  'opc-conversation-store-id',
  'openai-project',
]);

const ocid = /^ocid1\.[\w.-]{1,255}$/;
const proj = /^(proj_\w{1,64})?$/;
const fingerprint = /^[0-9a-f]{2}(:?[0-9a-f]{2}){15,31}$/i;
const formWord = /^(fed-x509|fed-x509-sha256|resource|v2\.1(\.[12])?)?$/;

/**
 * A keyId without tokens: OCIDs, fingerprints and the words between them stay, all else goes.
 *
 * @example
 * redactKeyId('ST$eyJhbGciOi…'); // 'ST$[redacted]'
 */
export function redactKeyId(keyId: string): string {
  if (keyId.startsWith('ST$')) return `ST$${redacted}`;
  return keyId
    .split('/')
    .map((part) =>
      ocid.test(part) || fingerprint.test(part) || formWord.test(part) ? part : redacted,
    )
    .join('/');
}

/** How each parameter of a signature is shown; parameters not named here are left out. */
const parameters: Readonly<Record<string, (value: string) => string>> = {
  version: (value) => (/^[\w.-]{0,8}$/.test(value) ? value : redacted),
  algorithm: (value) => (/^[\w-]{0,20}$/.test(value) ? value : redacted),
  headers: (value) => (/^[\w ()-]{0,400}$/.test(value) ? value : redacted),
  keyId: redactKeyId,
  signature: () => redacted,
};

/** An `Authorization` value without signature, token or key. */
export function redactAuthorization(value: string): string {
  const [scheme = ''] = value.split(' ', 1);
  if (scheme.toLowerCase() === 'bearer') return `Bearer ${redacted}`;
  if (scheme.toLowerCase() !== 'signature') return redacted;
  const shown = [...value.matchAll(/(\w+)="([^"]*)"/g)].flatMap(([, name = '', text = '']) => {
    const show = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return show ? [`${name}="${show(text)}"`] : [];
  });
  return `Signature ${shown.join(',')}`;
}

/** Names of query parameters that carry a credential where a client sends one there. */
const secretName =
  /(^|[-_.])(auth|authorization|credential|key|apikey|password|secret|sig|signature|token)s?$/i;

/**
 * A request's target as it came, but for what stands behind the `=` of a query parameter that is named
 * like a credential: the service takes none there, some clients send one all the same.
 *
 * @example
 * redactTarget('/openai/v1/responses?api_key=sk-…&limit=2'); // '/openai/v1/responses?api_key=[redacted]&limit=2'
 */
export function redactTarget(target: string): string {
  const known = target.replace(userInfo, `$1${redacted}@`);
  const at = known.indexOf('?');
  if (at < 0) return redactShapes(known);
  return redactShapes(`${known.slice(0, at)}?${redactPairs(known.slice(at + 1))}`);
}

/** User and password before the host of a target in absolute form, or of one for CONNECT. */
const userInfo = /^([a-z][a-z0-9+.-]*:\/\/|)[^/?#]*@/i;

/** A query or form without the values of parameters that are named like a credential. */
function redactPairs(pairs: string): string {
  const shown = pairs.split('&').map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return name !== pair && secretName.test(name) ? `${name}=${redacted}` : pair;
  });
  return shown.join('&');
}

/** A member of a JSON body that is named like a credential, where its value is a string. */
const secretMember =
  /("(?:[\w-]*(?:authorization|api[-_]?key|(?:access|current|principal|refresh|security|session)[-_]?token|client[-_]?secret|private[-_]?key|password|pass[-_]?phrase)|token|secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

/** A body of pairs, as HTML forms are sent. */
const form = /^[\w.%+[\]-]+=\S*$/;

/**
 * A request's body as it came, but for the credentials that it hands on: an MCP tool's `authorization`
 * and the like, and what looks like a token or a key. All other bytes stay, for whoever compares them; `bytes`
 * is still what arrived.
 *
 * @example
 * redactBody({ encoding: 'utf8', text: '{"authorization":"s3cret"}', bytes: 26 }).text;
 * // '{"authorization":"[redacted]"}'
 */
export function redactBody(body: WireBody): WireBody {
  if (body.encoding !== 'utf8') return body;
  const { text } = body;
  const named = form.test(text) ? redactPairs(text) : text.replace(secretMember, `$1"${redacted}"`);
  return { ...body, text: redactShapes(named) };
}

/**
 * An answer's body as it went out, but for what looks like a token or a key: a request may have said it, and an
 * answer may repeat the request.
 */
export function redactAnswer(body: WireBody): WireBody {
  if (body.encoding !== 'utf8') return body;
  return { ...body, text: redactShapes(body.text) };
}

/** A diagnosis whose lines carry no credential. */
export function redactDiagnosis(diagnosis: Diagnosis): Diagnosis {
  const lines = diagnosis.lines.map((line) => {
    const redact = line.name === '(request-target)' ? redactTarget : redactShapes;
    const { expected, received } = line;
    return {
      ...line,
      ...(expected === undefined ? {} : { expected: redact(expected) }),
      ...(received === undefined ? {} : { received: redact(received) }),
    };
  });
  return { ...diagnosis, summary: redactShapes(diagnosis.summary), lines };
}

/** Header lines in the same order and with the same names; values only where they are no secret. */
export function redactHeaders(lines: HeaderLines): HeaderLines {
  return lines.map(([name, value]) => {
    const lower = name.toLowerCase();
    if (kept.has(lower) || lower.startsWith('x-stainless-')) return [name, redactShapes(value)];
    if (ids.has(lower) && (ocid.test(value) || proj.test(value))) return [name, value];
    return [name, lower === 'authorization' ? redactAuthorization(value) : redacted];
  });
}
