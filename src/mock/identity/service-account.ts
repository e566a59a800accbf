/** Tokens of Kubernetes service accounts, which pods show to the proxymux. */
import { validityOf } from './claims.js';
import type { Registry } from './registry.js';
import type { Tenancy } from './tenancy.js';
import type { Tokens } from './tokens.js';

/** `iss` of a service account's token within a cluster (Kubernetes documentation, Service Accounts). */
const issuer = 'https://kubernetes.default.svc.cluster.local';

/** The claim that says to which tenancy of the mock a service account belongs. Kubernetes has none. */
const tenancyClaim = 'oci-conform.tenancy';

/** Seconds for which Kubernetes writes the token of a pod. */
const lifetime = 3607;

/** What a service account's token says, or in a few words why it is not taken. */
export type ServiceAccountReading =
  | { readonly ok: true; readonly tenancy: Tenancy }
  | { readonly ok: false; readonly found: string; readonly tenancy?: Tenancy };

/** The token of the service account of a tenancy's pods, as Kubernetes projects it into them. */
export function mintServiceAccountToken(tokens: Tokens, tenancy: Tenancy): Promise<string> {
  const { namespace, serviceAccount } = tenancy.principals;
  const iat = Math.floor(tenancy.now() / 1000);
  return tokens.seal({
    aud: [issuer],
    exp: iat + lifetime,
    iat,
    iss: issuer,
    'kubernetes.io': { namespace, serviceaccount: { name: serviceAccount } },
    nbf: iat,
    sub: `system:serviceaccount:${namespace}:${serviceAccount}`,
    [tenancyClaim]: tenancy.id,
  });
}

/** Reads such a token; its times are judged by its tenancy's clock. */
export async function readServiceAccountToken(
  tokens: Tokens,
  registry: Registry,
  text: string,
): Promise<ServiceAccountReading> {
  const unsealed = await tokens.unseal(text);
  if (!unsealed.ok) {
    const malformed = unsealed.problem === 'token-malformed';
    return { ok: false, found: malformed ? 'no signed JWT' : 'signed by somebody else' };
  }
  const { claims } = unsealed;
  const id = claims[tenancyClaim];
  const tenancy = typeof id === 'string' ? registry.byId(id) : undefined;
  if (tenancy === undefined) return { ok: false, found: 'of another cluster' };
  if (claims.iss !== issuer) return { ok: false, found: 'claim iss', tenancy };
  const { from, until } = validityOf(claims);
  const now = tenancy.now();
  if (now < from) return { ok: false, found: 'not valid yet', tenancy };
  return now < until ? { ok: true, tenancy } : { ok: false, found: 'expired', tenancy };
}
