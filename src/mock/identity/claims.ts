/** The claims of Oracle's tokens, written and read. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { AuthMode } from '../../protocol/call.js';
import { isObject, type JsonObject } from '../../protocol/json.js';
import type { ProblemDetail } from '../../protocol/signature/problems.js';
import { region } from './credentials.js';
import type { Tenancy } from './tenancy.js';

/** Whom a token speaks for. */
export type PrincipalKind = 'user' | 'instance' | 'resource' | 'workload';

/** The auth mode whose requests carry the tokens of a kind of principal. */
export const authOf: Readonly<Record<PrincipalKind, AuthMode>> = {
  user: 'session_token',
  instance: 'instance_principal',
  resource: 'resource_principal',
  workload: 'oke_workload_identity',
};

/** `iss` of every token (sample tokens in oracle/oci-go-sdk, common/auth). */
const tokenIssuer = 'authService.oracle.com';

/** What `aud` may say; the second is that of older tokens. */
const audiences: readonly unknown[] = ['oci', 'opc.oracle.com'];

/** The `ttype` of a delegation token, which speaks for a user through a principal. */
export const delegationType = 'obo';

/** What all tokens of a tenancy say. */
export const commonClaims = ({ id }: Tenancy): JsonObject => ({
  iss: tokenIssuer,
  aud: 'oci',
  tenant: id,
});

const hostClaims = ({ id, compartmentId, principals }: Tenancy): JsonObject => ({
  'opc-tenant': id,
  'opc-certtype': 'instance',
  'opc-compartment': compartmentId,
  'opc-instance': principals.instanceId,
});

const resourceClaims = ({ id, compartmentId }: Tenancy, type: string, own: string): JsonObject => ({
  res_tenant: id,
  res_compartment: compartmentId,
  res_type: type,
  res_id: own,
  'opc-tenant': id,
});

/**
 * What a token says of its principal. Instances and resources: sample tokens in oracle/oci-go-sdk,
 * common/auth, and the claims in gravitational/teleport's description of joining from Oracle's cloud.
 * Users and workloads: inferred, no sample of theirs is public; the SDK for Java looks for `var_namespace` and
 * `var_service_account` (oci-java-sdk-addons-oke-workload-identity 3.77.2).
 */
const ownClaims: Readonly<Record<PrincipalKind, (tenancy: Tenancy) => JsonObject>> = {
  user: ({ id, userId }) => ({ sub: userId, ptype: 'user', ttype: 'login', 'opc-tenant': id }),
  instance: (tenancy) => ({
    sub: tenancy.principals.instanceId,
    ptype: 'instance',
    ttype: 'x509',
    ...hostClaims(tenancy),
  }),
  resource: (tenancy) => ({
    sub: tenancy.principals.resourceId,
    ptype: 'resource',
    ttype: 'res',
    ...resourceClaims(tenancy, 'fnfunc', tenancy.principals.resourceId),
    res_tag: '{}',
  }),
  workload: (tenancy) => ({
    sub: `${tenancy.principals.clusterId}/${tenancy.principals.namespace}/${tenancy.principals.serviceAccount}`,
    ptype: 'workload',
    ttype: 'res',
    ...resourceClaims(tenancy, 'workload', tenancy.principals.clusterId),
    cluster_id: tenancy.principals.clusterId,
    var_namespace: tenancy.principals.namespace,
    var_service_account: tenancy.principals.serviceAccount,
    region,
  }),
};

/** Claims of a principal's token, all but its times, its `jti` and its key. */
export const principalClaims = (tenancy: Tenancy, kind: PrincipalKind): JsonObject => ({
  ...ownClaims[kind](tenancy),
  ...commonClaims(tenancy),
});

/** The kind of principal that a token speaks for. */
export function kindOf({ ptype }: JsonObject): PrincipalKind | undefined {
  return ptype === 'user' || ptype === 'instance' || ptype === 'resource' || ptype === 'workload'
    ? ptype
    : undefined;
}

/** A public key as the claim `jwk` holds it: a JSON text, no object. */
export function jwkClaim(publicKey: KeyObject): string {
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(n).digest('hex').slice(0, 32);
  return JSON.stringify({ kid, n, e, kty: 'RSA', alg: 'RS256', use: 'sig' });
}

/** The public key of a token, or what is wrong with its claim `jwk`. */
export function keyOf({ jwk }: JsonObject): KeyObject | ProblemDetail {
  if (jwk === undefined) return {};
  if (typeof jwk !== 'string') return { found: 'jwk is no text' };
  try {
    const parsed: unknown = JSON.parse(jwk);
    if (!isObject(parsed) || parsed.kty !== 'RSA') return { found: 'jwk is no RSA key' };
    const { n, e } = parsed;
    if (typeof n !== 'string' || typeof e !== 'string') return { found: 'jwk is no RSA key' };
    return createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
  } catch {
    return { found: 'jwk cannot be read' };
  }
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** The first claim that no token of this service has as it is; `undefined` where all are in order. */
export function wrongClaim(claims: JsonObject): string | undefined {
  if (claims.iss !== tokenIssuer) return 'iss';
  if (![claims.aud].flat().some((one) => audiences.includes(one))) return 'aud';
  if (!isTime(claims.exp)) return 'exp';
  if (claims.nbf !== undefined && !isTime(claims.nbf)) return 'nbf';
  if (claims.iat !== undefined && !isTime(claims.iat)) return 'iat';
  return undefined;
}

/** From when to when a token is good, in milliseconds since the epoch. */
export function validityOf({ nbf, iat, exp }: JsonObject): { from: number; until: number } {
  const from = isTime(nbf) ? nbf : isTime(iat) ? iat : Number.NEGATIVE_INFINITY;
  return { from: from * 1000, until: isTime(exp) ? exp * 1000 : Number.NEGATIVE_INFINITY };
}
