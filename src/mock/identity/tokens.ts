/** Tokens of the mock: minted as the auth service does it, and read with distrust. */
import { createHash, createPublicKey, KeyObject } from 'node:crypto';
import type { MakeKey } from '../../keys/rsa-key.js';
import { isObject, type JsonObject } from '../../protocol/json.js';
import { formatSkewDate } from '../../protocol/signature/http-date.js';
import type { ProblemDetail } from '../../protocol/signature/problems.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import { boundedMap } from './bounded.js';
import {
  commonClaims,
  delegationType,
  jwkClaim,
  keyOf,
  kindOf,
  type PrincipalKind,
  principalClaims,
  validityOf,
  wrongClaim,
} from './claims.js';
import type { Registry } from './registry.js';
import { countOf, serialOf, wordOf } from './serial.js';
import type { Tenancy } from './tenancy.js';

/** What a token is minted with beside its principal. */
export interface MintOptions {
  /** Claims that join or replace those of the principal; the tenancy's switch replaces them in turn. */
  readonly claims?: JsonObject;
  /** Seconds for which it is good; default the tenancy's, 1200, or 3600 for users. */
  readonly lifetime?: number;
}

/** A token that is not taken, and whose it is where its signature is the mock's own. */
export interface TokenRefusal {
  readonly ok: false;
  readonly problem: SignatureProblem;
  readonly detail: ProblemDetail;
  readonly tenancy?: Tenancy;
}

/** What a token says, or why it is not taken. */
export type TokenReading =
  | {
      readonly ok: true;
      readonly tenancy: Tenancy;
      readonly kind: PrincipalKind;
      /** The session's public key. */
      readonly key: KeyObject;
      /** Tells it from other tokens without showing it. */
      readonly word: string;
      readonly claims: JsonObject;
    }
  | TokenRefusal;

/** What a JWT says that the mock signed. */
export type Unsealed =
  | { readonly ok: true; readonly claims: JsonObject }
  | Omit<TokenRefusal, 'tenancy'>;

/** The tokens of one mock. */
export interface Tokens {
  /** A principal's token with this session key, without `ST$`. */
  mint(
    tenancy: Tenancy,
    kind: PrincipalKind,
    publicKey: KeyObject,
    options?: MintOptions,
  ): Promise<string>;
  /** A token by which a principal acts for a user (`opc-obo-token`). */
  mintDelegation(tenancy: Tenancy): Promise<string>;
  /** Signs any claims, as they are. */
  seal(claims: JsonObject): Promise<string>;
  /** The claims of a JWT that the mock signed; of these nothing is judged. */
  unseal(text: string): Promise<Unsealed>;
  /** Verifies a token's signature and keeps the result, for those who cannot wait for it. */
  open(text: string): Promise<void>;
  /** A token that was opened, judged by its tenancy's clock as it stands; `undefined`: not opened. */
  opened(text: string): TokenReading | undefined;
  /** A delegation token that was opened, judged likewise; its tenancy, or why it is not taken. */
  delegation(text: string): { readonly ok: true; readonly tenancy: Tenancy } | TokenRefusal;
  /** Session keys of a tenancy's tokens, those used last. */
  keysOf(tenancy: Tenancy): KeyObject[];
}

/** Tokens whose reading is kept. */
const kept = 1024;

/** Algorithms that may be named to a person. */
const algorithm = /^(none|(HS|RS|PS|ES)(256|384|512)|EdDSA)$/i;

/** An opened token: what does not change with time. */
interface Opened {
  readonly claims: JsonObject;
  readonly tenancy: Tenancy;
  readonly from: number;
  readonly until: number;
  readonly count: number;
  /** Its reading as a principal's token. */
  readonly reading: TokenReading;
}

/** Claims as a tenancy's switch wants them. */
function switched(claims: JsonObject, changes: JsonObject = {}): JsonObject {
  const entries = Object.entries({ ...claims, ...changes });
  return Object.fromEntries(entries.filter(([name]) => changes[name] !== null));
}

function principalOf(claims: JsonObject, tenancy: Tenancy): TokenReading {
  const refuse = (problem: SignatureProblem, detail: ProblemDetail): TokenRefusal => ({
    ok: false,
    problem,
    detail,
    tenancy,
  });
  const key = keyOf(claims);
  if (!(key instanceof KeyObject)) return refuse('token-without-key', key);
  const kind = kindOf(claims);
  if (kind === undefined) return refuse('token-claims-wrong', { name: 'ptype' });
  return { ok: true, tenancy, kind, key, word: wordOf(claims.jti), claims };
}

/** What is wrong with an opened token now. */
function objectTo(opened: Opened): TokenRefusal | undefined {
  const { tenancy, from, until, count } = opened;
  const now = tenancy.now();
  const refuse = (problem: SignatureProblem, by?: number): TokenRefusal => ({
    ok: false,
    problem,
    detail: by === undefined ? {} : { found: `${Math.round(by / 1000)} s` },
    tenancy,
  });
  if (now < from) return refuse('token-not-yet-valid', from - now);
  if (now >= until) return refuse('token-expired', now - until);
  const { revoked } = tenancy.tokens;
  return revoked > 0 && count <= revoked ? refuse('token-revoked') : undefined;
}

/** Makes the {@link Tokens} of a mock. The key that signs them is made when the first one is. */
export function createTokens(registry: Registry, makeKey: MakeKey): Tokens {
  const entries = boundedMap<Opened | TokenRefusal>(kept);
  let making: Promise<{ privateKey: KeyObject; publicKey: KeyObject; kid: string }> | undefined;
  const makeSigner = async () => {
    const privateKey = await makeKey();
    const publicKey = createPublicKey(privateKey);
    const digest = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }));
    return { privateKey, publicKey, kid: `asw_oc1_${digest.digest('hex').slice(0, 8)}` };
  };

  const seal = async (claims: JsonObject) => {
    making ??= makeSigner();
    const { SignJWT } = await import('jose');
    const { privateKey, kid } = await making;
    return new SignJWT({ ...claims }).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
  };

  const issue = (tenancy: Tenancy, claims: JsonObject, lifetime: number, extra?: JsonObject) => {
    const { switches, tokens } = tenancy;
    tokens.issued += 1;
    const iat = Math.floor(tenancy.now() / 1000);
    const times = { iat, exp: iat + lifetime, jti: serialOf(tenancy.id, tokens.issued) };
    return seal(switched({ ...claims, ...times, ...extra }, switches.tokenClaims));
  };

  const unseal = async (text: string): Promise<Unsealed> => {
    const refuse = (problem: SignatureProblem, detail: ProblemDetail = {}): Unsealed => ({
      ok: false,
      problem,
      detail,
    });
    const { compactVerify, decodeProtectedHeader, decodeJwt, errors } = await import('jose');
    try {
      decodeJwt(text);
      const { alg } = decodeProtectedHeader(text);
      const named = typeof alg === 'string' && algorithm.test(alg) ? { found: `alg ${alg}` } : {};
      if (alg !== 'RS256') return refuse('token-untrusted', named);
      // A mock that has signed nothing need not make a key to see that this is not its own.
      if (making === undefined) return refuse('token-untrusted');
      const { publicKey } = await making;
      const { payload } = await compactVerify(text, publicKey, { algorithms: ['RS256'] });
      const claims: unknown = JSON.parse(Buffer.from(payload).toString());
      return isObject(claims) ? { ok: true, claims } : refuse('token-malformed');
    } catch (error) {
      const forged = error instanceof errors.JWSSignatureVerificationFailed;
      return refuse(forged ? 'token-untrusted' : 'token-malformed');
    }
  };

  const read = async (text: string): Promise<Opened | TokenRefusal> => {
    const unsealed = await unseal(text);
    if (!unsealed.ok) return unsealed;
    const { claims } = unsealed;
    const tenancy = typeof claims.tenant === 'string' ? registry.byId(claims.tenant) : undefined;
    const name = wrongClaim(claims) ?? (tenancy ? undefined : 'tenant');
    if (name !== undefined || tenancy === undefined) {
      const detail = name === undefined ? {} : { name };
      const whose = tenancy ? { tenancy } : {};
      return { ok: false, problem: 'token-claims-wrong', detail, ...whose };
    }
    const reading = principalOf(claims, tenancy);
    return { claims, tenancy, ...validityOf(claims), count: countOf(claims.jti), reading };
  };

  const isGone = (tenancy: Tenancy | undefined): boolean =>
    tenancy !== undefined && registry.byId(tenancy.id) !== tenancy;

  /** What is kept of a token, but for tenancies that are gone. */
  const current = (text: string): Opened | TokenRefusal | undefined => {
    const entry = entries.get(text);
    if (entry === undefined || !isGone(entry.tenancy)) return entry;
    return { ok: false, problem: 'token-claims-wrong', detail: { name: 'tenant' } };
  };

  return {
    mint(tenancy, kind, publicKey, { claims, lifetime } = {}) {
      const usual = kind === 'user' ? 3600 : 1200;
      const session = kind === 'user' ? { sess_exp: formatSkewDate(tenancy.now() + day) } : {};
      const own = { ...principalClaims(tenancy, kind), ...session, jwk: jwkClaim(publicKey) };
      const seconds = lifetime ?? tenancy.switches.tokenLifetime ?? usual;
      return issue(tenancy, own, seconds, claims);
    },
    mintDelegation(tenancy) {
      const own = { sub: tenancy.userId, ptype: 'user', ttype: delegationType };
      const lifetime = tenancy.switches.tokenLifetime ?? 3600;
      return issue(tenancy, { ...own, ...commonClaims(tenancy) }, lifetime);
    },
    seal,
    unseal,
    async open(text) {
      const entry = entries.get(text);
      // A tenancy that is made anew has the ids, and may have the tokens, of the one before.
      if (entry === undefined || isGone(entry.tenancy)) entries.set(text, await read(text));
    },
    opened(text) {
      const entry = current(text);
      if (entry === undefined || 'ok' in entry) return entry;
      return objectTo(entry) ?? entry.reading;
    },
    delegation(text) {
      const entry = current(text);
      if (entry === undefined) return { ok: false, problem: 'token-untrusted', detail: {} };
      if ('ok' in entry) return entry;
      const { tenancy, claims } = entry;
      const refusal = objectTo(entry);
      if (refusal) return refusal;
      if (claims.ttype === delegationType) return { ok: true, tenancy };
      return { ok: false, problem: 'token-claims-wrong', detail: { name: 'ttype' }, tenancy };
    },
    keysOf: (tenancy) =>
      [...entries.values()].flatMap((entry) =>
        'reading' in entry && entry.tenancy === tenancy && entry.reading.ok
          ? [entry.reading.key]
          : [],
      ),
  };
}

const day = 86_400_000;
