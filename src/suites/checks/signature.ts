/** Checks on request signatures: accepted, refused as the service refuses, explained, kept secret. */
import type { Exchange } from '../../protocol/exchange.js';
import { isObject, objectOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, sameValue, show } from './findings.js';
import { exchangesOf, headerValues, jsonOf, textOf } from './observed.js';

/** The exchange as the probe saw it; for other providers, as the journal has it. */
function exchangeSeen(trace: Trace): Exchange | undefined {
  return trace.seen[0] ?? exchangesOf(trace)[0];
}

/** The service's texts for a 401, by what they tell. */
const messages = {
  required:
    /^The required information to complete authentication was not provided or was incorrect\.$/,
  signature: /^Failed to verify the HTTP\(S\) Signature$/,
  skew: /^Date '\w{3}, \d{2} \w{3} \d{4} [\d:]{8} UTC' is not within allowed clock skew\. Current '[^']+ UTC', valid datetime range: \['[^']+ UTC', '[^']+ UTC'\]$/,
} as const;

type MessageClass = keyof typeof messages;

/** The classes that a case allows; those it does not know are none. */
function classesIn(expect: unknown): MessageClass[] {
  const wanted = Array.isArray(expect) ? expect : [expect];
  return (['required', 'signature', 'skew'] as const).filter((one) => wanted.includes(one));
}

/** Codes that the refusal may have: the status as text is recorded for the inference host only. */
function codesOf(trace: Trace): readonly string[] {
  const { call } = trace;
  return call.operation === 'probe' && call.plane === 'inference'
    ? ['401', 'NotAuthenticated']
    : ['NotAuthenticated'];
}

/** Secrets that the call itself carries, for finding them elsewhere. */
function secretsOf({ call }: Trace): string[] {
  if (call.operation !== 'probe' || call.request.signing === 'none') return [];
  const { keyId = '', authorization = '' } = call.request.signing;
  const tokens = [keyId.replace(/^ST\$/, ''), authorization.replace(/^\w+ /, '')];
  const headers = (call.request.headers ?? []).flatMap(([name, value]) =>
    name.toLowerCase() === 'opc-obo-token' && value !== null ? [value] : [],
  );
  return [...tokens, ...headers].filter((one) => one.length >= 12 && !one.includes('{'));
}

/** A signature by an RSA key of 1024 bits or more, in any base64. */
const signatureLike = /[A-Za-z0-9+/_-]{160,}/;

function leakIn(text: string, secrets: readonly string[]): string | undefined {
  if (signatureLike.test(text)) return 'a signature or key';
  return secrets.some((secret) => text.includes(secret)) ? 'a token' : undefined;
}

function leakFinding(where: string, leak: string | undefined): ReturnType<Check> {
  return leak === undefined
    ? pass(`There is no secret in ${where}.`)
    : fail(`There is ${leak} in ${where}.`, { expected: 'no secret', actual: leak });
}

const requiredNames = ['(request-target)', 'host'] as const;
const bodyNames = ['content-length', 'content-type', 'x-content-sha256'] as const;

function coveredBy({ request }: Exchange): string[] {
  const [value = ''] = headerValues(request.headers, 'authorization');
  return (/headers="([^"]*)"/.exec(value)?.[1] ?? '').toLowerCase().split(' ').filter(Boolean);
}

export const signatureChecks = {
  /**
   * The answer is no refusal for want of credentials (401, 403); it has the status that `expect` names, where it
   * names one.
   */
  'signature-accepted': (trace, expect) => {
    const response = exchangeSeen(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const { status } = response;
    const good = typeof expect === 'number' ? status === expect : status !== 401 && status !== 403;
    return good
      ? pass(`The service answered ${status}.`)
      : fail('The service refused a signature that it has to accept.', {
          expected: typeof expect === 'number' ? String(expect) : 'any status but 401 and 403',
          actual: `${status}: ${textOf(response.body).slice(0, 300)}`,
        });
  },

  /**
   * The service refuses with 401, a code, and one of its own texts; `expect` is the class of text, or several.
   */
  'refused-as-unauthenticated': (trace, expect) => {
    const response = exchangeSeen(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const classes = classesIn(expect);
    const body = objectOf(jsonOf(response.body));
    const { code, message } = body;
    const good =
      response.status === 401 &&
      typeof code === 'string' &&
      codesOf(trace).includes(code) &&
      typeof message === 'string' &&
      classes.some((one) => messages[one].test(message));
    return good
      ? pass(`The service refused with ${code}: ${message}`)
      : fail('The service did not refuse the request as one without credentials.', {
          expected: `401, code ${codesOf(trace).join(' or ')}, message ${classes.map((one) => messages[one].source).join(' or ')}`,
          actual: `${response.status}: ${textOf(response.body).slice(0, 300)}`,
        });
  },

  /** The answer that refuses a request has an `opc-request-id`. */
  'refusal-has-a-request-id': (trace) => {
    const response = exchangeSeen(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const [id = ''] = headerValues(response.headers, 'opc-request-id');
    return id === ''
      ? fail('The refusal has no opc-request-id.', { expected: 'an opc-request-id' })
      : pass(`The refusal has opc-request-id ${id}.`);
  },

  /** The answer repeats no token, key or signature of the request. */
  'refusal-echoes-no-secret': (trace) => {
    const response = exchangeSeen(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const text = JSON.stringify(response.headers) + textOf(response.body);
    return leakFinding('the answer', leakIn(text, secretsOf(trace)));
  },

  /**
   * What the journal says of the caller's identity, and the headers that it keeps, hold no secret of the request.
   */
  'journal-keeps-no-secret': (trace) => {
    const kept = (trace.journal ?? []).map(({ identity, request }) => [identity, request.headers]);
    if (kept.length === 0) return notObserved('The journal is empty.');
    return leakFinding('the journal', leakIn(JSON.stringify(kept), secretsOf(trace)));
  },

  /**
   * The journal's diagnosis of a bad signature names the problem that `expect` names, and of `hypothesis` and
   * `marked` those that it names.
   */
  'diagnosis-names-the-mistake': (trace, expect) => {
    const identity = exchangesOf(trace).find((exchange) => exchange.identity)?.identity;
    if (identity === undefined) return notObserved('The journal judged no signature.');
    const { problem, diagnosis } = identity;
    const found: Readonly<Record<string, unknown>> = {
      problem,
      hypothesis: diagnosis?.hypothesis,
      marked: diagnosis?.lines.find(({ first }) => first)?.name,
    };
    const expected = isObject(expect) ? expect : {};
    const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
    return sameValue('The diagnosis', expected, actual);
  },

  /** The service accepted the credentials of every call, in the auth mode of the cell. */
  'requests-are-signed': (trace) => {
    const exchanges = exchangesOf(trace);
    if (exchanges.length === 0) return notObserved('No request was seen on the wire.');
    const bad = exchanges.find(
      ({ identity }) => identity?.verdict !== 'accepted' || identity.auth !== trace.auth,
    );
    return bad === undefined
      ? pass(`All signatures verified (${exchanges.length}).`)
      : fail('A request was not accepted as signed.', {
          expected: show({ verdict: 'accepted', auth: trace.auth }),
          actual: show(bad.identity),
        });
  },

  /** The signature's `keyId` is `<tenancy OCID>/<user OCID>/<fingerprint>`. */
  'key-id-is-the-profiles': (trace) => {
    const keyId = exchangesOf(trace)[0]?.identity?.keyId;
    if (keyId === undefined) return notObserved('The journal names no keyId.');
    return /^ocid1\.tenancy\.[^/]+\/ocid1\.user\.[^/]+\/([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(keyId)
      ? pass(`The keyId is ${keyId}.`)
      : fail('The keyId does not name tenancy, user and key.', {
          expected: '<tenancy OCID>/<user OCID>/<fingerprint>',
          actual: keyId,
        });
  },

  /**
   * The signature covers every part of the request that has to be signed, and a date under one of its two names.
   */
  'signature-covers-the-request': (trace) => {
    const exchange = exchangesOf(trace)[0];
    if (exchange === undefined) return notObserved('No request was seen on the wire.');
    const covered = coveredBy(exchange);
    const withBody = ['POST', 'PUT', 'PATCH'].includes(exchange.request.method);
    const missing = [...requiredNames, ...(withBody ? bodyNames : [])].filter(
      (name) => !covered.includes(name),
    );
    const dated = covered.includes('date') || covered.includes('x-date');
    return missing.length === 0 && dated
      ? pass(`The signature covers ${covered.join(' ')}.`)
      : fail('The signature does not cover the request.', {
          expected: `${[...missing, ...(dated ? [] : ['date or x-date'])].join(', ')} among the names`,
          actual: covered.join(' ') || 'nothing',
        });
  },
} satisfies Record<string, Check>;
