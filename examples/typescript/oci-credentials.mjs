// Who calls: a provider of Oracle's SDK for each auth mode. `access.environment` is this process's own environment,
// since the adapters do not say `"environment": "call"`.
import * as common from 'oci-common';

const fromFile = ({ configFile, profile }) =>
  new common.ConfigFileAuthenticationDetailsProvider(configFile, profile);

const fromSession = ({ configFile, profile }) =>
  new common.SessionAuthDetailProvider(configFile, profile);

/** This SDK reads no variable for the two addresses; its siblings in other languages do. */
function fromInstance() {
  const builder = new common.InstancePrincipalsAuthenticationDetailsProviderBuilder();
  const { OCI_METADATA_BASE_URL: metadata, OCI_SDK_AUTH_CLIENT_REGION_URL: auth } = process.env;
  if (metadata) builder.metadataBaseUrl = metadata;
  if (auth) builder.federationEndpoint = auth.replace(/\/+$/, '');
  return builder.build();
}

function fromWorkload() {
  const {
    OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH: authority,
    OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH: token,
  } = process.env;
  return common.OkeWorkloadIdentityAuthenticationDetailsProvider.builder(authority, token);
}

const credentials = {
  api_key: fromFile,
  session_token: fromSession,
  instance_principal: fromInstance,
  resource_principal: () => common.ResourcePrincipalAuthenticationDetailsProvider.builder(),
  oke_workload_identity: fromWorkload,
};

/** The auth modes that {@link credentialOf} knows. */
export const auths = Object.keys(credentials);

/** The provider for a call's auth mode, or a promise of it. */
export const credentialOf = ({ auth, access }) => credentials[auth](access);
