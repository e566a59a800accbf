/** Requests to the auth service that a principal signs: with a token that it has, or with a resource's own key. */
import type { KeyObject } from 'node:crypto';
import type { AuthMode } from '../../protocol/call.js';
import type { JsonObject } from '../../protocol/json.js';
import { parseAuthorization } from '../../protocol/signature/authorization.js';
import { headerValues } from '../../protocol/signature/signing-string.js';
import { verifySignature } from '../../protocol/signature.js';
import { authOf, type PrincipalKind } from '../identity/claims.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Issued, Received } from '../stages.js';
import { type IssuerParts, refusedAs, refuseWith } from './issuer.js';

/** Who signed a request. */
export interface Signed {
  readonly kind: PrincipalKind;
  readonly key: KeyObject;
  /** The claims of the token; none for a resource's own key. */
  readonly claims: JsonObject;
  readonly identity: {
    readonly ok: true;
    readonly tenancy: Tenancy;
    readonly auth: AuthMode;
    readonly keyId: string;
    readonly token?: string;
  };
}

/** The keyId that a request names, whoever signed it. */
export function keyIdOf({ headers }: Received): string | undefined {
  const [value = '', second] = headerValues(headers, 'authorization');
  const reading = second === undefined ? parseAuthorization(value) : undefined;
  return reading?.ok ? reading.parameters.keyId : undefined;
}

/**
 * The resource of a keyId `resource/v2.1/<id>`, `resource/v2.1.1/<tenancy>/<id>` or
 * `resource/v2.1.2/<tenancy>/<id>` (oci for Python 2.189.0, auth/signers/key_pair_signer.py).
 */
function resourceOf(keyId: string): { tenancyId?: string; resourceId: string } | undefined {
  const [word, version, ...rest] = keyId.split('/');
  const [first, second, third] = rest;
  if (word !== 'resource' || first === undefined || third !== undefined) return undefined;
  if (version === 'v2.1') return second === undefined ? { resourceId: first } : undefined;
  if (version !== 'v2.1.1' && version !== 'v2.1.2') return undefined;
  return second === undefined ? undefined : { tenancyId: first, resourceId: second };
}

/** The tenancy that has a resource. */
function holderOf({ registry }: IssuerParts, keyId: string): Tenancy | undefined {
  const named = resourceOf(keyId);
  if (named === undefined) return undefined;
  const { tenancyId, resourceId } = named;
  const tenancies = registry.names().map((name) => registry.byName(name));
  return tenancies.find(
    (one) =>
      one?.principals.resourceId === resourceId &&
      (tenancyId === undefined || tenancyId === one.id),
  );
}

/** Judges a request that must be signed by a principal; gives who it is, or the refusal. */
export async function judgeSigned(
  parts: IssuerParts,
  received: Received,
): Promise<Signed | Issued> {
  const { tokens, settings } = parts;
  const claimed = keyIdOf(received) ?? '';
  const token = claimed.startsWith('ST$') ? claimed.slice(3) : undefined;
  if (token !== undefined) await tokens.open(token);
  const reading = token === undefined ? undefined : tokens.opened(token);
  const tenancy = token === undefined ? holderOf(parts, claimed) : reading?.tenancy;
  const own = token === undefined && tenancy ? parts.resourceKey() : undefined;
  const now = tenancy?.now() ?? received.now;
  const verdict = verifySignature(received, {
    findKey: () => (reading?.ok ? reading.key : (reading ?? own)),
    now,
    unmovedClockOf: () => tenancy?.unmoved(),
    contentTypeParameters: settings.contentTypeParameters,
  });
  const { keyId } = verdict;
  if (!verdict.ok) return refusedAs(verdict, { tenancy, keyId });
  if (reading?.ok) {
    const { kind, claims, word } = reading;
    const identity = {
      ok: true,
      tenancy: reading.tenancy,
      auth: authOf[kind],
      token: word,
    } as const;
    return { kind, claims, key: reading.key, identity: { ...identity, keyId: verdict.keyId } };
  }
  if (tenancy === undefined || own === undefined) {
    return refuseWith('key-unknown', now, { keyId });
  }
  const identity = { ok: true, tenancy, auth: 'resource_principal' } as const;
  return {
    kind: 'resource',
    key: own,
    claims: {},
    identity: { ...identity, keyId: verdict.keyId },
  };
}
