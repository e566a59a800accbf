/** Which requests ask for a credential: read from the raw request line, before all other routes. */
import type { Issuer } from '../../protocol/exchange.js';
import { headerValues } from '../../protocol/signature/signing-string.js';
import { splitTarget } from '../paths.js';
import type { IssuerRoute, Received } from '../stages.js';

interface Way {
  readonly method: string;
  /** The group, where there is one, is the path below the issuer's own. */
  readonly path: RegExp;
  readonly issuer: Issuer;
}

const ways: readonly Way[] = [
  { method: 'GET', path: /^\/opc\/v2\/(.*)$/, issuer: 'metadata' },
  { method: 'GET', path: /^\/opc\/(v1\/.*)$/, issuer: 'metadata' },
  { method: 'POST', path: /^\/v1\/x509$/, issuer: 'x509' },
  { method: 'POST', path: /^\/v1\/authentication\/refresh$/, issuer: 'session-refresh' },
  { method: 'POST', path: /^\/v1\/resourcePrincipalSessionToken$/, issuer: 'resource-session' },
  // The path before it is the service's own: clients take it from OCI_RESOURCE_PRINCIPAL_RPT_PATH.
  {
    method: 'GET',
    path: /\/(resourcePrincipalToken(?:V2|V212)?\/[^/]+)$/,
    issuer: 'resource-token',
  },
  {
    method: 'POST',
    path: /^\/(resourcePrincipalSessionTokens(?:WithCaching)?)$/,
    issuer: 'proxymux',
  },
];

/** No path of an issuer is without one of these words; most requests are told from the rest by that. */
const words = /\/opc\/|\/x509|\/authentication\/|\/resourcePrincipal/;

const isSigned = ({ headers }: Received): boolean =>
  /^signature /i.test(headerValues(headers, 'authorization')[0] ?? '');

/**
 * The issuer that a request asks; `undefined` where it asks for no credential. `/t/<tenancy>` may stand before
 * any path, and slashes in a row count as one: Oracle's SDKs differ on whether `OCI_METADATA_BASE_URL` ends in one.
 *
 * A signed `GET /` asks the parent of resource principals 3.0 for its token: oci for Python takes no path there.
 *
 * @example
 * issuerRouteOf({ method: 'GET', target: '/opc/v2//instance/region', … });
 * // { issuer: 'metadata', path: 'instance/region' }
 */
export function issuerRouteOf(received: Received): IssuerRoute | undefined {
  const { method, target } = received;
  if (target === '/' && method === 'GET') {
    return isSigned(received) ? { issuer: 'resource-token', path: '' } : undefined;
  }
  if (!words.test(target)) return undefined;
  const { tenancy, path } = splitTarget(target);
  const plain = path.replace(/\/{2,}/g, '/');
  for (const way of ways) {
    const found = way.method === method ? way.path.exec(plain) : null;
    if (found === null) continue;
    const chosen = tenancy === undefined ? {} : { tenancy };
    return { issuer: way.issuer, path: found[1] ?? '', ...chosen };
  }
  return undefined;
}
