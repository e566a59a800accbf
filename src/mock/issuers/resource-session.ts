/**
 * The second step of resource principals 1.1, 2.1 and 3.0: the auth service's
 * `POST /v1/resourcePrincipalSessionToken` makes a resource's token out of the two of the first step.
 */
import { textOf } from '../../protocol/json.js';
import {
  badBody,
  type Issue,
  type IssuerParts,
  jsonBody,
  publicKeyOf,
  refuseWith,
  tokenAnswer,
} from './issuer.js';
import { voucher } from './resource-token.js';
import { judgeSigned, type Signed } from './signed.js';

/** The resource that both tokens vouch for; `undefined` where they do not. */
async function vouchedFor(
  { tokens }: IssuerParts,
  { identity: { tenancy } }: Signed,
  body: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const [resource, service] = await Promise.all([
    tokens.unseal(textOf(body.resourcePrincipalToken)),
    tokens.unseal(textOf(body.servicePrincipalSessionToken)),
  ]);
  if (!resource.ok || !service.ok) return undefined;
  if (resource.claims.ptype !== voucher.resource) return undefined;
  if (service.claims.ptype !== voucher.service) return undefined;
  const good = [resource.claims, service.claims].every(
    ({ tenant, exp }) => tenant === tenancy.id && Number(exp) * 1000 > tenancy.now(),
  );
  return good ? textOf(resource.claims.res_id) : undefined;
}

/** Makes the issuer. The token is for the session key in the body. */
export function createResourceSession(parts: IssuerParts): Issue {
  return async (received) => {
    const { now } = received;
    const signed = await judgeSigned(parts, received);
    if ('answer' in signed) return signed;
    const { identity } = signed;
    const { tenancy } = identity;
    if (tenancy.switches.issuesNothing) return refuseWith('issues-nothing', now, identity);
    const body = jsonBody(received.body) ?? {};
    const resourceId = await vouchedFor(parts, signed, body);
    if (resourceId === undefined) {
      const detail = { name: 'resourcePrincipalToken, servicePrincipalSessionToken' };
      return refuseWith('token-claims-wrong', now, { ...identity, detail });
    }
    const publicKey = publicKeyOf(body.sessionPublicKey);
    if (!publicKey) return badBody(identity, 'sessionPublicKey is not an RSA public key.');
    const claims = { sub: resourceId, res_id: resourceId };
    return tokenAnswer(
      await parts.tokens.mint(tenancy, 'resource', publicKey, { claims }),
      identity,
    );
  };
}
