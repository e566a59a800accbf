/** OCI request signatures, version 1 (draft-cavage-http-signatures-08): verify, or say why not. */
import { type KeyObject, verify } from 'node:crypto';
import type { HeaderLines } from './exchange.js';
import type { ErrorReply } from './reply.js';
import {
  type AuthorizationParameters,
  coveredNames,
  decodeBase64,
  parameterNames,
  parseAuthorization,
} from './signature/authorization.js';
import { contentDigest } from './signature/body-variants.js';
import { diagnose, type KnownKey, type Refusal } from './signature/diagnosis.js';
import { parseHttpDate } from './signature/http-date.js';
import { canonicalKeyId, isTokenKeyId, isWellFormedKeyId, safeKeyId } from './signature/key-id.js';
import { clockWindow, type ProblemDetail, refusalReply } from './signature/problems.js';
import {
  type HeaderIndex,
  indexHeaders,
  requestTarget,
  type SigningLine,
  signingBytes,
  signingLines,
  signingString,
} from './signature/signing-string.js';
import type { Diagnosis, SignatureProblem } from './signature/verdict.js';

/** A request as it arrived; target and header values hold one character a byte, as Node gives them. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query exactly as on the request line, never decoded or normalised. */
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

/** What verifying needs to know of the service. */
export interface VerifyOptions {
  /**
   * The public key of a keyId, whose fingerprint is in lower case with colons, or what is wrong with the token
   * in it; undefined: unknown.
   */
  readonly findKey: (keyId: string) => KeyObject | Objection | undefined;
  /** All keys, for finding out that another one signed. */
  readonly knownKeys?: () => Iterable<KnownKey>;
  /** The service's clock, in milliseconds since the epoch. */
  readonly now: number;
  /** The clock of whom a keyId names, where it has one of its own. */
  readonly clockOf?: (keyId: string) => number | undefined;
  /**
   * That clock without the time that somebody made pass there, of which a client need not know: a date that is
   * good by either is good.
   */
  readonly unmovedClockOf?: (keyId: string) => number | undefined;
  /** Default true. Only federation endpoints take signatures that do not cover `host`. */
  readonly hostRequired?: boolean;
  /** Default `live`: parameters of `content-type` are stripped before verifying. */
  readonly contentTypeParameters?: 'live' | 'literal';
}

/** Whether a request is signed as it must be. */
export type SignatureVerdict =
  | {
      readonly ok: true;
      readonly keyId: string;
      /** The covered names, in lower case and in order. */
      readonly covered: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problem: SignatureProblem;
      /** What the service answers: 401 with its own message. */
      readonly error: ErrorReply;
      readonly diagnosis: Diagnosis;
      /** The keyId with tokens cut out; absent where none could be read. */
      readonly keyId?: string;
    };

/** Why a request is refused. */
export interface Objection {
  readonly problem: SignatureProblem;
  readonly detail?: ProblemDetail;
}

const bodyMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
const bodyHeaders = ['content-length', 'content-type', 'x-content-sha256'] as const;

/** Headers that may stand in a request only once; two of them are how requests are smuggled. */
const singletons = ['host', 'date', 'x-date', ...bodyHeaders, 'opc-obo-token'] as const;

/** Versions and names of algorithms. */
const knownWord =
  /^(\d{1,2}(\.\d)?|none|hs2019|[hrpe]s\d{3}|(rsa|hmac|ecdsa|dsa|ed25519)(-pss)?(-(sha|md)-?\d{1,3})?)$/i;

/** What is one may be quoted in a diagnosis; anything else may be a secret. */
function quotable(text: string): ProblemDetail {
  return knownWord.test(text) ? { found: text } : {};
}

function readAuthorization(
  index: HeaderIndex,
): { parameters: Required<AuthorizationParameters> } | Objection {
  const [value, ...more] = index.get('authorization') ?? [];
  if (value === undefined) return { problem: 'authorization-missing' };
  if (more.length > 0) return { problem: 'authorization-duplicated' };
  const reading = parseAuthorization(value);
  if (!reading.ok) {
    const { problem, name } = reading;
    return name === undefined ? { problem } : { problem, detail: { name } };
  }
  const { version, keyId, algorithm, headers, signature } = reading.parameters;
  if (
    version === undefined ||
    keyId === undefined ||
    algorithm === undefined ||
    headers === undefined ||
    signature === undefined
  ) {
    const name = parameterNames.find((one) => reading.parameters[one] === undefined);
    return { problem: 'parameter-missing', ...(name ? { detail: { name } } : {}) };
  }
  return { parameters: { version, keyId, algorithm, headers, signature } };
}

function objectToParameters(parameters: Required<AuthorizationParameters>): Objection | undefined {
  const { version, algorithm, keyId } = parameters;
  if (version !== '1') return { problem: 'version-unsupported', detail: quotable(version) };
  if (algorithm !== 'rsa-sha256') {
    return { problem: 'algorithm-unsupported', detail: quotable(algorithm) };
  }
  return isWellFormedKeyId(keyId) ? undefined : { problem: 'key-id-malformed' };
}

function objectToCoverage(
  method: string,
  index: HeaderIndex,
  lines: readonly SigningLine[],
  hostRequired: boolean,
): Objection | undefined {
  const names: string[] = [];
  let twice: string | undefined;
  let absent: string | undefined;
  for (const { name, value } of lines) {
    if (names.includes(name)) twice ??= name;
    if (value === undefined) absent ??= name;
    names.push(name);
  }
  if (twice !== undefined) return { problem: 'covered-header-duplicated', detail: { name: twice } };
  for (const name of singletons) {
    const values = index.get(name);
    if (values && values.length > 1) return { problem: 'header-duplicated', detail: { name } };
  }
  if (absent !== undefined) return { problem: 'covered-header-absent', detail: { name: absent } };
  const required: string[] = [requestTarget];
  if (hostRequired) required.push('host');
  if (!names.includes('x-date')) required.push('date');
  if (bodyMethods.has(method)) required.push(...bodyHeaders);
  // A delegation token grants rights of its own, so it must not be exchangeable.
  if (index.has('opc-obo-token')) required.push('opc-obo-token');
  const unsigned = required.find((name) => !names.includes(name));
  return unsigned === undefined
    ? undefined
    : { problem: 'required-header-unsigned', detail: { name: unsigned } };
}

/** Judges the date that the signature covers; an unsigned one is nobody's word. */
function objectToDate(lines: readonly SigningLine[], now: number): Objection | undefined {
  const line =
    lines.find(({ name }) => name === 'x-date') ?? lines.find(({ name }) => name === 'date');
  const name = line?.name ?? 'date';
  const date = parseHttpDate(line?.value ?? '');
  if (date === undefined) return { problem: 'date-unparsable', detail: { name } };
  const seconds = (date - now) / 1000;
  if (seconds >= -clockWindow.before && seconds < clockWindow.after) return undefined;
  const off = `${Math.abs(Math.round(seconds))} s ${seconds < 0 ? 'behind' : 'ahead'}`;
  return { problem: 'date-skewed', detail: { name, date, found: off } };
}

/** The same by either of two clocks; what is wrong is said by the first. */
function objectToDates(
  lines: readonly SigningLine[],
  now: number,
  unmoved: () => number | undefined,
): Objection | undefined {
  const objection = objectToDate(lines, now);
  if (objection?.problem !== 'date-skewed') return objection;
  const other = unmoved();
  return other === undefined || objectToDate(lines, other) ? objection : undefined;
}

function objectToBody(lines: readonly SigningLine[], body: Uint8Array): Objection | undefined {
  const value = (wanted: string): string | undefined =>
    lines.find(({ name }) => name === wanted)?.value;
  const length = value('content-length');
  if (length !== undefined && length !== String(body.length)) {
    return { problem: 'content-length-mismatch', detail: { name: 'content-length' } };
  }
  const digest = value('x-content-sha256');
  return digest === undefined || digest === contentDigest(body)
    ? undefined
    : { problem: 'digest-mismatch', detail: { name: 'x-content-sha256' } };
}

/** A signature judged in all but its RSA operation, which is the one that takes long. */
export interface PendingSignature {
  readonly key: KeyObject;
  /** What must have been signed. */
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  /** The verdict, once it is known whether the signature is the key's over the bytes. */
  settle(verified: boolean): SignatureVerdict;
}

/**
 * Verifies a request's signature: cheap checks first, RSA last.
 *
 * Accepted as the service accepts it: parameters in any order, names in `headers=` in any case,
 * `date` or `x-date`, a stale `Date` beside a signed `x-date` (Oracle's TypeScript SDK refreshes
 * only the latter when it retries). Repeated signatures are not refused: two honest requests within
 * a second carry the same one.
 *
 * @example
 * const verdict = verifySignature(request, { findKey: (id) => keys.get(id), now: Date.now() });
 * if (!verdict.ok) console.log(verdict.diagnosis.summary);
 */
export function verifySignature(
  request: ReceivedRequest,
  options: VerifyOptions,
): SignatureVerdict {
  const examined = examineSignature(request, options);
  if (!('settle' in examined)) return examined;
  return examined.settle(verify('sha256', examined.bytes, examined.key, examined.signature));
}

/** The same up to the RSA operation, for whoever has another thread do that. */
export function examineSignature(
  request: ReceivedRequest,
  options: VerifyOptions,
): SignatureVerdict | PendingSignature {
  let { now } = options;
  const refuse = (
    { problem, detail = {} }: Objection,
    known: Omit<Refusal, 'problem' | 'detail' | 'suspect'> & { covered?: readonly string[] } = {},
    keyId?: string,
  ): SignatureVerdict => {
    const { covered = [], ...rest } = known;
    const safe = keyId === undefined ? undefined : safeKeyId(keyId);
    return {
      ok: false,
      problem,
      error: refusalReply(problem, detail, now),
      diagnosis: diagnose({ problem, detail, suspect: { ...request, covered }, ...rest }),
      ...(safe === undefined ? {} : { keyId: safe }),
    };
  };

  const index = indexHeaders(request.headers);
  const reading = readAuthorization(index);
  if ('problem' in reading) return refuse(reading);
  const { parameters } = reading;
  const keyId = canonicalKeyId(parameters.keyId);
  now = options.clockOf?.(keyId) ?? now;
  const covered = coveredNames(parameters.headers);
  const lines = signingLines(request, covered, options.contentTypeParameters ?? 'live', index);

  const early =
    objectToParameters(parameters) ??
    objectToCoverage(request.method, index, lines, options.hostRequired ?? true) ??
    objectToDates(lines, now, () => options.unmovedClockOf?.(keyId));
  if (early) return refuse(early, { covered, lines }, keyId);

  const signature = decodeBase64(parameters.signature);
  if (!signature) return refuse({ problem: 'signature-not-base64' }, { covered, lines }, keyId);
  const key = options.findKey(keyId);
  if (!key) {
    const problem = isTokenKeyId(keyId) ? 'token-untrusted' : 'key-unknown';
    return refuse({ problem }, { covered, lines }, keyId);
  }
  if ('problem' in key) return refuse(key, { covered, lines }, keyId);

  const evidence = (): Omit<Refusal, 'problem' | 'detail' | 'suspect'> => ({
    lines,
    key,
    ...(isTokenKeyId(keyId) ? { ofToken: true as const } : {}),
    signature,
    ...(options.knownKeys ? { knownKeys: options.knownKeys() } : {}),
  });
  const body = objectToBody(lines, request.body);
  if (body) return refuse(body, { covered, ...evidence() }, keyId);
  return {
    key,
    bytes: signingBytes(signingString(lines)),
    signature,
    settle: (verified) =>
      verified
        ? { ok: true, keyId, covered: lines.map(({ name }) => name) }
        : refuse({ problem: 'signature-mismatch' }, { covered, ...evidence() }, keyId),
  };
}
