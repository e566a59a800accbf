/** Verdicts on signatures. The RSA operation, the long part, is done by other threads where it can be. */
import type { KnownKey } from '../../protocol/signature/diagnosis.js';
import { safeKeyId } from '../../protocol/signature/key-id.js';
import {
  examineSignature,
  type SignatureVerdict,
  type VerifyOptions,
  verifySignature,
} from '../../protocol/signature.js';
import type { Settings } from '../settings.js';
import type { Received } from '../stages.js';
import { refuse } from './refusal.js';
import type { Registry } from './registry.js';
import type { Tenancy } from './tenancy.js';
import type { TokenReading, Tokens } from './tokens.js';
import type { Verifier } from './verifier.js';

/** Judges the signatures of one mock. */
export interface Verdicts {
  /** Judges a request ahead, and calls `then` when that is done; with auth `off`, its token is read alone. */
  prepare(received: Received, then: () => void): void;
  /** The verdict on a request; judged now where it was not prepared, or under another target. */
  of(received: Received, target?: string): SignatureVerdict;
  /** What its keyId's token says; `undefined` where there is none, or the request was not prepared. */
  token(received: Received): TokenReading | undefined;
}

/** What verdicts rest on. */
export interface VerdictParts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly tokens: Tokens;
  readonly verifier: Verifier;
}

/** The tokens that a signed request shows. */
interface Shown {
  /** In the keyId, without `ST$`. */
  readonly token?: string;
  /** A delegation token. */
  readonly delegation?: string;
}

const none: Shown = {};

/**
 * The tokens of a signed request; `undefined` where there is no signature to judge: of such a request,
 * identifying says what is amiss.
 */
function shownBy({ headers }: Received): Shown | undefined {
  let value: string | undefined;
  let delegation: string | undefined;
  for (const [name, text] of headers) {
    // Both names are of this length.
    if (name.length !== 13) continue;
    const lower = name.toLowerCase();
    if (lower === 'authorization') {
      if (/^signature /i.test(text)) value ??= text;
    } else if (lower === 'opc-obo-token') delegation = text.trim();
  }
  if (value === undefined) return undefined;
  const token = value.includes('"ST$') ? /keyId="ST\$([^"]*)"/.exec(value)?.[1] : undefined;
  if (token === undefined && delegation === undefined) return none;
  return {
    ...(token === undefined ? {} : { token }),
    ...(delegation === undefined ? {} : { delegation }),
  };
}

/** Makes the {@link Verdicts} of a mock. */
export function createVerdicts({ settings, registry, tokens, verifier }: VerdictParts): Verdicts {
  const { auth, contentTypeParameters } = settings;
  /** While a request is handled: afterwards it is judged anew, as any other. */
  let prepared: { readonly received: Received; readonly verdict: SignatureVerdict } | undefined;
  const readings = new WeakMap<Received, TokenReading>();

  const findKey: VerifyOptions['findKey'] = (keyId) => registry.byKeyId(keyId)?.key.publicKey;
  const clockOf = (keyId: string) => registry.byKeyId(keyId)?.tenancy.now();
  const unmovedClockOf = (keyId: string) => registry.byKeyId(keyId)?.tenancy.unmoved();

  const knownKeysOf = (tenancy: Tenancy): KnownKey[] => [
    ...tenancy.keys.values(),
    ...tokens.keysOf(tenancy).map((publicKey) => ({ keyId: 'ST$…', publicKey })),
  ];

  const optionsOf = (received: Received): VerifyOptions => {
    const { now } = received;
    const reading = readings.get(received);
    if (reading === undefined) {
      return { findKey, clockOf, unmovedClockOf, now, contentTypeParameters };
    }
    const { tenancy } = reading;
    return {
      findKey: () => (reading.ok ? reading.key : reading),
      clockOf: () => tenancy?.now(),
      unmovedClockOf: () => tenancy?.unmoved(),
      now,
      contentTypeParameters,
      ...(tenancy ? { knownKeys: () => knownKeysOf(tenancy) } : {}),
    };
  };

  /** A verdict on the signature, and on the delegation token that it covers. */
  const withDelegation = (received: Received, verdict: SignatureVerdict): SignatureVerdict => {
    const text = verdict.ok ? shownBy(received)?.delegation : undefined;
    if (text === undefined || !verdict.ok) return verdict;
    const delegation = tokens.delegation(text);
    const { keyId } = verdict;
    const holder = readings.get(received)?.tenancy ?? registry.byKeyId(keyId)?.tenancy;
    if (delegation.ok && delegation.tenancy === holder) return verdict;
    const found = delegation.ok ? 'of another tenancy' : wordsOf[delegation.problem];
    const detail = found === undefined ? {} : { found };
    const { error, problem, diagnosis } = refuse('delegation-token-invalid', received.now, detail);
    const safe = safeKeyId(keyId);
    return { ok: false, error, problem, diagnosis, ...(safe === undefined ? {} : { keyId: safe }) };
  };

  const judge = (received: Received, delegated: boolean, go: () => void) => {
    const settle = (judged: SignatureVerdict) => {
      const verdict = delegated ? withDelegation(received, judged) : judged;
      prepared = { received, verdict };
      go();
      prepared = undefined;
    };
    const examined = examineSignature(received, optionsOf(received));
    if (!('settle' in examined)) {
      settle(examined);
      return;
    }
    const { key, bytes, signature } = examined;
    const then = (verified: boolean) => settle(examined.settle(verified));
    verifier.verify({ key, bytes, signature, then });
  };

  const open = async ({ token, delegation }: Shown) => {
    if (token !== undefined) await tokens.open(token);
    if (delegation !== undefined) await tokens.open(delegation);
  };

  return {
    prepare(received, then) {
      const shown = shownBy(received);
      if (shown === undefined || (shown === none && auth === 'off')) {
        then();
        return;
      }
      if (shown === none) {
        judge(received, false, then);
        return;
      }
      const opened = () => {
        const reading = shown.token === undefined ? undefined : tokens.opened(shown.token);
        if (reading) readings.set(received, reading);
        if (auth === 'off') then();
        else judge(received, shown.delegation !== undefined, then);
      };
      open(shown).then(opened, opened);
    },
    of(received, target) {
      if (target === undefined && prepared?.received === received) return prepared.verdict;
      if (!readings.has(received)) {
        // A request that a fault has changed: its token was opened with the one that arrived.
        const token = shownBy(received)?.token;
        const reading = token === undefined ? undefined : tokens.opened(token);
        if (reading) readings.set(received, reading);
      }
      const request = target === undefined ? received : { ...received, target };
      return withDelegation(received, verifySignature(request, optionsOf(received)));
    },
    token: (received) => readings.get(received),
  };
}

/** What is wrong with a delegation token, in a few words. */
const wordsOf: Readonly<Record<string, string>> = {
  'token-malformed': 'no signed JWT',
  'token-untrusted': 'signed by somebody else',
  'token-claims-wrong': 'issued for something else',
  'token-not-yet-valid': 'not valid yet',
  'token-expired': 'expired',
  'token-revoked': 'revoked',
};
