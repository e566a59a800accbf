/** Requirements of subject `auth`: who calls, how a credential is had, renewed, refused and kept secret. */
import type { Requirement } from '../requirement.js';

const typescript = (file: string): string => `npm oci-common 2.139.1, lib/${file}`;
const python = (file: string): string => `oracle/oci-python-sdk, src/oci/${file}`;
const go = (file: string): string => `oracle/oci-go-sdk, common/${file}`;
const java = (file: string): string => `oracle/oci-java-sdk, ${file}`;

const sampleTokens = `${go('auth (sample tokens of its tests)')}; gravitational/teleport, its description of joining from Oracle Cloud (claims of a real token)`;
const jwt = 'RFC 7519, section 7.2; RFC 8725, sections 3.1, 3.2, 3.8 and 3.9';
const apiKeys = 'OCI documentation, API keys';

const tokens: readonly Requirement[] = [
  {
    id: 'auth/token/key-id',
    statement:
      'A token stands in the keyId, as ST$ and the JWT; the request is signed with the key whose public half is the claim jwk of the token.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${typescript('auth/session-auth-details-provider.js')}; ${python('auth/signers/security_token_signer.py')}; ${go('auth/jwt.go')}; ${java('SecurityTokenAdapter.java')}`,
  },
  {
    id: 'auth/token/verified',
    statement:
      'A token is a JWT that the auth service signed with RS256. One that names another algorithm, has other claims than were signed, or was signed by somebody else, gets a 401.',
    level: 'must',
    evidence: 'documented',
    source: `${jwt}; RS256: ${sampleTokens}`,
  },
  {
    id: 'auth/token/expiry',
    statement:
      'A token is good from iat to exp, 20 minutes for principals and an hour for users; then the request gets the 401 of missing credentials. So it is with a token that was revoked.',
    level: 'must',
    evidence: 'several-reports',
    source: `oracle/oci-python-sdk #388; oracle/oci-cli #998; oracle/oci-designer-toolkit #203; lifetimes: ${sampleTokens}`,
  },
  {
    id: 'auth/token/holds-its-key',
    statement: 'A token without the claim jwk, or with one that is no key, proves nothing: 401.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${java('SecurityTokenAdapter.java')} (a token without it is asked for again)`,
  },
  {
    id: 'auth/token/claims',
    statement:
      'iss is authService.oracle.com and aud is oci, or in older tokens opc.oracle.com; a token that says something else was issued for something else: 401.',
    level: 'should',
    evidence: 'inferred',
    source: `${jwt}; ${sampleTokens}`,
  },
];

const modes: readonly Requirement[] = [
  {
    id: 'auth/profile/passphrase',
    statement: 'A private key that is encrypted is opened with pass_phrase of its profile.',
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, “SDK and CLI Configuration File”; ${typescript('auth/config-file-auth.js')}`,
  },
  {
    id: 'auth/session/profile',
    statement:
      'A profile with security_token_file and key_file is signed with by that token, and has no user.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/oci-python-sdk #590; oracle/mcp #400; oracle/oci-cli #460 and #980; oracle/oci-ruby-sdk #70',
  },
  {
    id: 'auth/session/refresh',
    statement:
      'POST /v1/authentication/refresh of the auth service, signed with the session’s key and token, gives a new token for the old one.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${typescript('auth/session-auth-details-provider.js')}; ${java('SessionTokenAuthenticationDetailsProvider.java')}`,
    excluded:
      'no client reaches it without a region’s host name and its certificate: `oci-conform exec` plays both, the reference provider of a plain run reads the rewritten file',
  },
  {
    id: 'auth/instance/federation',
    statement:
      'An instance asks its metadata service for certificate and key, with Authorization: Bearer Oracle, and the auth service’s POST /v1/x509, signed with that key, for a token.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${typescript('auth/X509-federation-client.js')}; ${python('auth/federation_client.py')}; ${go('auth/federation_client.go')}; OCI documentation, “Calling Services from an Instance”`,
  },
  {
    id: 'auth/resource/session-token',
    statement:
      'A function or job finds token and key in OCI_RESOURCE_PRINCIPAL_RPST and _PRIVATE_PEM, each as text or as an absolute path (version 2.2).',
    level: 'must',
    evidence: 'sdk-model',
    source: `${typescript('auth/resource-principal-authentication-details-provider.js')}; ${python('auth/signers/ephemeral_resource_principals_signer.py')}; ${go('auth/resource_principal_key_provider.go')}`,
  },
  {
    id: 'auth/workload/proxymux',
    statement:
      'A pod gives its service account’s token to the cluster’s proxymux, over TLS, and has a token from it.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${typescript('auth/oke-workload-identity-authentication-details-provider.js')}; ${python('auth/signers/oke_workload_identity_resource_principal_signer.py')}; OCI documentation, “Granting Workloads Access to OCI Resources”`,
  },
];

const renewal: readonly Requirement[] = [
  {
    id: 'auth/renewal/before-expiry',
    statement:
      'A credential that can be had anew is had anew before its exp, by the client’s own clock, and no call is lost to it.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${typescript('auth/X509-federation-client.js and auth/security-token-adapter.js')} (at exp); ${python('auth/security_token_container.py')} (60 s before); ${go('auth/jwt.go')} (300 s before)`,
  },
  {
    id: 'auth/renewal/after-refusal',
    statement:
      'A call that is answered 401 because its token has expired or was revoked is repeated once with a renewed credential: from the issuer, or from the file that was rewritten meanwhile.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${python('base_client.py')}; ${java('RefreshAuthTokenWrapper.java')}; oracle-samples/oci-openai, src/oci_openai; oracle/oci-cli #998; oracle/oci-python-sdk #388. Oracle’s TypeScript SDK leaves it to its caller`,
  },
  {
    id: 'auth/renewal/once-for-many',
    statement:
      'Calls that are under way together share a renewal: the issuer is asked once, none of them is lost, and none is signed with a key of another token.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${typescript('auth/X509-federation-client-for-oke-workload-identity.js')} (a mutex; its federation client has none, and loses calls); oracle/oci-java-sdk #788`,
  },
  {
    id: 'auth/renewal/signed-anew',
    statement: 'A call that is repeated has a date and a signature of its own.',
    level: 'should',
    evidence: 'several-reports',
    source: 'oracle/nosql-java-sdk #23; oracle/terraform-provider-oci #474',
  },
];

const secrecy: readonly Requirement[] = [
  {
    id: 'auth/none/told',
    statement:
      'Where no credential can be had, the caller is told so in words, and no call is made with another credential or with none.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'billy-enrizky/openbrowser-ai PR 15; oracle/ai-optimizer #503; oracle/oci-typescript-sdk #296; oracle-samples/oci-openai #6',
  },
  {
    id: 'auth/secrets/in-their-place',
    statement:
      'Tokens, keys and signatures stand in Authorization (and opc-obo-token) alone: in no other header, no query, no body of a call, and no error that a caller is told.',
    level: 'must',
    evidence: 'documented',
    source:
      'RFC 6750, section 5.3; OCI documentation, “Securing IAM”; langfuse/langfuse PR 12992. npm oci-common 2.139.1 and oracle/oci-python-sdk were seen to tell a token that ends in a line break',
  },
];

const delegation: readonly Requirement[] = [
  {
    id: 'auth/delegation/header',
    statement:
      'A delegation token stands in opc-obo-token, which is signed, beside the signature of an instance or resource principal.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${typescript('signer.js')}; ${python('auth/signers/instance_principals_delegation_token_signer.py')}; ${go('auth/instance_principal_delegation_token_provider.go')}`,
  },
  {
    id: 'auth/delegation/verified',
    statement:
      'A delegation token that nobody issued, and one that no signature covers, gets a 401.',
    level: 'should',
    evidence: 'inferred',
    source: `${jwt}; ${python('signer.py')} (signed wherever it is sent)`,
  },
];

const keys: readonly Requirement[] = [
  {
    id: 'auth/key/two-secrets',
    statement: 'A Generative AI API key has two secrets; either is accepted.',
    level: 'must',
    evidence: 'documented',
    source: apiKeys,
  },
  {
    id: 'auth/key/life',
    statement:
      'A secret that has expired, and a key that was revoked, is answered 401, as an unknown one is.',
    level: 'must',
    evidence: 'documented',
    source: apiKeys,
  },
  {
    id: 'auth/key/before-policy',
    statement:
      'A key that is older than its policy is answered 401, in the words of an unknown one.',
    level: 'must',
    evidence: 'several-reports',
    source: 'pydantic/pydantic-ai #1385; vercel/ai PR 21153',
  },
];

export const authRequirements: readonly Requirement[] = [
  ...tokens,
  ...modes,
  ...renewal,
  ...secrecy,
  ...delegation,
  ...keys,
];
