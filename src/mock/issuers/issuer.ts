/** What issuers have in common: what they know of the mock, what they read, how they answer. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { isObject, type JsonObject } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { asPlatform } from '../../protocol/service-errors.js';
import type { ProblemDetail } from '../../protocol/signature/problems.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import type { Authority } from '../identity/authority.js';
import { refuse } from '../identity/refusal.js';
import type { Registry } from '../identity/registry.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Tokens } from '../identity/tokens.js';
import type { Settings } from '../settings.js';
import type { Answer, Identity, Issued, IssuerRoute, Received } from '../stages.js';

/** What issuers know of the mock. */
export interface IssuerParts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly tokens: Tokens;
  readonly authority: Authority;
  /** The tenancy of those who name none. */
  readonly defaultName: string;
  /** Origin of the mock, over HTTP. */
  readonly origin: () => string;
  /** The key that resources have of their own; `undefined` where none was made. */
  readonly resourceKey: () => KeyObject | undefined;
}

/** What a verdict on a signature says where it is no. */
type Refusal = Pick<Extract<Identity, { ok: false }>, 'problem' | 'error' | 'diagnosis'>;

/** One issuer. */
export type Issue = (received: Received, route: IssuerRoute) => Promise<Issued>;

/** What may be known of a refusal. */
interface Known {
  readonly tenancy?: Tenancy | undefined;
  readonly keyId?: string | undefined;
  readonly detail?: ProblemDetail;
}

/** Refuses for a problem; `error` is the issuer's own answer, by default that of the auth service: 401. */
export function refuseWith(
  problem: SignatureProblem,
  now: number,
  { detail = {}, tenancy, keyId }: Known = {},
  error?: ErrorReply,
): Issued {
  return refusedAs(refuse(problem, now, detail), { tenancy, keyId }, error);
}

/** Refuses as a verdict on a signature does. */
export function refusedAs(
  verdict: Refusal,
  { tenancy, keyId }: Known,
  error: ErrorReply = asPlatform(verdict.error),
): Issued {
  const { problem, diagnosis } = verdict;
  const identity = {
    ok: false,
    error,
    problem,
    diagnosis,
    ...(tenancy ? { tenancy } : {}),
    ...(keyId === undefined ? {} : { keyId }),
  } as const;
  return { identity, answer: errorAnswer(error), shown: true };
}

/** The body as a JSON object; `undefined` where it is none. */
export function jsonBody(body: Uint8Array): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A value of base64 in the standard alphabet, as SDKs make it of PEM: line breaks are gone. */
export function fromBase64(value: unknown): Buffer | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64') : undefined;
}

/** An RSA public key from the base64 of its SubjectPublicKeyInfo. */
export function publicKeyOf(value: unknown): KeyObject | undefined {
  const der = fromBase64(value);
  if (!der) return undefined;
  try {
    const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** A request that is signed as it must be, but whose body lacks something. */
export function badBody(identity: Identity, message: string): Issued {
  const error: ErrorReply = { status: 400, message };
  return { identity, answer: errorAnswer(asPlatform(error)), shown: true };
}

/** A token issued: `{"token":"<jwt>"}`. */
export function tokenAnswer(token: string, identity: Identity): Issued {
  return { identity, answer: jsonAnswer({ token }, 'issue') };
}

/** A text, as the metadata service and the proxymux write it. */
export function textAnswer(text: string, contentType = 'text/plain'): Answer {
  return {
    status: 200,
    headers: { 'content-type': contentType },
    pieces: [Buffer.from(text)],
    stream: false,
    reply: 'issue',
  };
}

/** The tenancy that a `/t/<name>` prefix chose, else the mock's own. */
export const chosenTenancy = (
  { registry, defaultName }: IssuerParts,
  route: IssuerRoute,
): Tenancy | undefined => registry.byName(route.tenancy ?? defaultName);
