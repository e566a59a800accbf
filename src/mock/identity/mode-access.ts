/** What a client needs in each auth mode, beside endpoint and ids: a profile, variables, files. */
import type { Access } from '../../protocol/access.js';
import type { AuthMode } from '../../protocol/call.js';
import { region } from './credentials.js';
import type { CredentialFile, CredentialPaths } from './paths.js';
import { defaultProfile, type ProfileName } from './profiles.js';

/** Where the issuers of credentials are. */
export interface Issuers {
  /** Origin of the mock, over HTTP. */
  readonly origin: string;
  /** The tenancy's name, by which the metadata service tells whose instance asks. */
  readonly tenancy: string;
  /** Origin of the mock over TLS; opened when first asked for. */
  readonly tlsOrigin: () => Promise<string>;
}

type Variables = Readonly<Record<string, string>>;

/** The files that must be there in each mode. */
export const filesOf: Readonly<Record<AuthMode, readonly CredentialFile[]>> = {
  api_key: ['apiKey', 'encryptedKey'],
  session_token: ['sessionKey', 'sessionToken', 'authority'],
  instance_principal: ['delegationToken', 'authority'],
  resource_principal: ['sessionKey', 'resourceToken', 'authority'],
  oke_workload_identity: ['authority', 'serviceAccountToken'],
  genai_api_key: [],
};

/** Modes whose credential comes of an issuer, which most SDKs ask at Oracle's own hosts, over TLS. */
const issued: ReadonlySet<AuthMode> = new Set([
  'session_token',
  'instance_principal',
  'resource_principal',
  'oke_workload_identity',
]);

/** The profile of each mode; modes without one have the config file's first, for what else it says. */
export const profileOf: Readonly<Record<AuthMode, ProfileName | typeof defaultProfile>> = {
  api_key: 'api_key',
  session_token: 'session_token',
  instance_principal: 'instance_principal',
  resource_principal: defaultProfile,
  oke_workload_identity: defaultProfile,
  genai_api_key: defaultProfile,
};

/** No slash at the end: the SDKs for Python and Go add one. The tenancy's name is in the path, as no request names it. */
const metadata = ({ origin, tenancy }: Issuers): Variables => ({
  OCI_METADATA_BASE_URL: `${origin}/t/${tenancy}/opc/v2`,
});

/**
 * The variables of each mode. The SDK for Go alone reads the address of the auth service from one; the others ask
 * `https://auth.<region>.…` (oracle/oci-go-sdk, common/auth/federation_client.go; oracle/oci-python-sdk,
 * src/oci/auth/signers/instance_principals_security_token_signer.py; npm oci-common, lib/auth). The SDK for Java asks the metadata service for the region of a workload, the one
 * for Go wants a version of resource principals with it, and Oracle names no variable for the service account's
 * token (oracle/oci-java-sdk, oracle/oci-go-sdk, common/auth).
 */
const variables: Readonly<
  Partial<Record<AuthMode, (issuers: Issuers, paths: CredentialPaths) => Promise<Variables>>>
> = {
  instance_principal: async (issuers) => ({
    ...metadata(issuers),
    OCI_SDK_AUTH_CLIENT_REGION_URL: issuers.origin,
  }),
  resource_principal: async (_, paths) => ({
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: paths.resourceToken,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.sessionKey,
    OCI_RESOURCE_PRINCIPAL_REGION: region,
  }),
  oke_workload_identity: async (issuers, paths) => {
    const { hostname, port } = new URL(await issuers.tlsOrigin());
    return {
      ...metadata(issuers),
      KUBERNETES_SERVICE_HOST: hostname.replace(/^\[|\]$/g, ''),
      KUBERNETES_SERVICE_PORT_PROXYMUX: port,
      OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH: paths.authority,
      OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH: paths.serviceAccountToken,
      OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
      OCI_RESOURCE_PRINCIPAL_REGION: region,
    };
  },
};

/** The access of a mode, from that of the tenancy and the files, which must be there. */
export async function accessIn(
  auth: AuthMode,
  access: Access,
  paths: CredentialPaths,
  issuers: Issuers,
): Promise<Access> {
  const environment = await variables[auth]?.(issuers, paths);
  return {
    ...access,
    auth,
    configFile: paths.config,
    profile: profileOf[auth],
    ...(environment ? { environment } : {}),
    ...(issued.has(auth)
      ? { caFile: paths.authority, tlsEndpoint: await issuers.tlsOrigin() }
      : {}),
    ...(auth === 'instance_principal' ? { delegationTokenFile: paths.delegationToken } : {}),
  };
}
