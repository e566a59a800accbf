/** `oke_workload_identity`: a token that a Kubernetes cluster's proxymux gives for a service account's. */
import { OkeWorkloadIdentityAuthenticationDetailsProvider as Provider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { Source } from './credential.js';
import { buildLocally } from './problems.js';
import { variablesOf, withVariables } from './variables.js';

/** Where a cluster puts them (npm oci-common 2.139.1, lib/auth/oke-workload-identity-….js). */
const defaults = {
  authority: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
  token: '/var/run/secrets/kubernetes.io/serviceaccount/token',
} as const;

/**
 * Asks the proxymux at `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT_PROXYMUX`, over TLS.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the variables or the files cannot be used
 */
export async function workloadIdentity(access: Access): Promise<Source> {
  const variables = variablesOf(access);
  const authority = variables.OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH || access.caFile;
  const token = variables.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH;
  const remedy =
    'Check KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT_PROXYMUX and the files of the service account.';
  const provider = buildLocally('oke_workload_identity', remedy, () =>
    withVariables(access, () =>
      Provider.builder(authority || defaults.authority, token || defaults.token),
    ),
  );
  return {
    auth: 'oke_workload_identity',
    open: async () => provider,
    async renew() {
      await provider.refresh();
      return provider;
    },
  };
}
