/**
 * Variables for the versions of resource principals beside 2.2: a program that wants one sets
 * `OCI_RESOURCE_PRINCIPAL_VERSION` itself, and finds the rest. Names: oracle/oci-python-sdk,
 * `oci/auth/signers/resource_principals_signer.py`; oracle/oci-go-sdk, `common/auth`.
 */
import { isObject } from '../protocol/json.js';

/** What they are made from. */
export interface ResourceParts {
  /** Origin of the mock. */
  readonly origin: string;
  /** The session token of the resource: a JWT. */
  readonly token: string;
  readonly tokenFile: string;
  readonly keyFile: string;
  readonly region: string;
  readonly tenancyId: string;
}

/** A text among the claims of a JWT; nothing is verified. */
function claimOf(token: string, name: string): string | undefined {
  const payload: unknown = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8') || '{}',
  );
  const value = isObject(payload) ? payload[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The variables, by their names. */
export function resourcePrincipalVariables(parts: ResourceParts): Readonly<Record<string, string>> {
  const { origin, token, tokenFile, keyFile, region, tenancyId } = parts;
  const resourceId = claimOf(token, 'res_id');
  const named = {
    // 1.1, 2.1, 2.1.1 and 2.1.2
    RPT_ENDPOINT: origin,
    RPST_ENDPOINT: origin,
    ...(resourceId === undefined ? {} : { RPT_ID: resourceId, RESOURCE_ID: resourceId }),
    TENANCY_ID: tenancyId,
    // 2.1.2 sends it as a header; the SDK for Python fails without.
    SECURITY_CONTEXT: 'oci-conform',
    // 3.0: the leaf is a resource as in 2.2, and its parent is the mock.
    VERSION_FOR_LEAF_RESOURCE: '2.2',
    RPST_FOR_LEAF_RESOURCE: tokenFile,
    PRIVATE_PEM_FOR_LEAF_RESOURCE: keyFile,
    REGION_FOR_LEAF_RESOURCE: region,
    RPT_URL_FOR_PARENT_RESOURCE: origin,
    RPST_ENDPOINT_FOR_PARENT_RESOURCE: origin,
  };
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [`OCI_RESOURCE_PRINCIPAL_${name}`, value]),
  );
}
