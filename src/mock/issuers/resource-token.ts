/**
 * The first step of resource principals 1.1, 2.1 and 3.0: the service that hosts a resource vouches for it
 * (oracle/oci-go-sdk, common/auth/resource_principals_v1.go; oci for Python, auth/signers). The two tokens
 * are opaque to clients, who hand them to the auth service.
 */

import { asPlatform } from '../../protocol/service-errors.js';
import { errorAnswer, jsonAnswer, notFound } from '../answers.js';
import type { Issue, IssuerParts } from './issuer.js';
import { refuseWith } from './issuer.js';
import { judgeSigned } from './signed.js';

/** What the two tokens are for, in their claim `ptype`, so that neither stands in for the other, nor for a session's. */
export const voucher = { resource: 'rpt', service: 'spst' } as const;

/** Seconds for which the second step may be made. */
const lifetime = 1200;

/** Where a resource stands in another: a function in its application. */
const holderOf = (resourceId: string): string | undefined =>
  resourceId.startsWith('ocid1.fnfunc.') ? resourceId.replace('fnfunc', 'fnapp') : undefined;

/** Makes the issuer. Asked by an instance (1.1), by the resource itself (2.1), or by one of its own (3.0). */
export function createResourceToken(parts: IssuerParts): Issue {
  return async (received, route) => {
    const signed = await judgeSigned(parts, received);
    if ('answer' in signed) return signed;
    const { kind, identity } = signed;
    const { tenancy } = identity;
    if (tenancy.switches.issuesNothing) {
      return refuseWith('issues-nothing', received.now, identity, asPlatform(notFound));
    }
    if (kind === 'user') {
      return { identity, answer: errorAnswer(asPlatform(notFound)), shown: true };
    }
    const [, asked = ''] = route.path.split('/');
    const resourceId = asked === '' ? tenancy.principals.resourceId : asked;
    const exp = Math.floor(tenancy.now() / 1000) + lifetime;
    const common = { tenant: tenancy.id, exp };
    const { seal } = parts.tokens;
    const [resourcePrincipalToken, servicePrincipalSessionToken] = await Promise.all([
      seal({ ...common, ptype: voucher.resource, res_id: resourceId }),
      seal({ ...common, ptype: voucher.service }),
    ]);
    const body = { resourcePrincipalToken, servicePrincipalSessionToken };
    // Who asks with a token asks for the resource that it stands in, and may go on from there (3.0).
    const holder = kind === 'resource' && identity.token ? holderOf(asked) : undefined;
    if (holder === undefined) return { identity, answer: jsonAnswer(body, 'issue') };
    const next = `${parts.origin()}/20180711/resourcePrincipalToken/${holder}`;
    return { identity, answer: jsonAnswer(body, 'issue', { 'opc-parent-rpt-url': next }) };
  };
}
