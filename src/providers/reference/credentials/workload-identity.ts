/** `oke_workload_identity`: a token that a Kubernetes cluster's proxymux gives for a service account's. */
import type { AuthenticationDetailsProvider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { Source } from './credential.js';
import type { Means } from './open.js';
import { badCredential } from './problems.js';
import { variablesOf } from './variables.js';

/** Where a cluster puts them (npm oci-common 2.139.1, lib/auth/oke-workload-identity-….js). */
const defaults = {
  authority: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
  token: '/var/run/secrets/kubernetes.io/serviceaccount/token',
} as const;

const remedy =
  'Check KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT_PROXYMUX and the files of the service account.';

/**
 * Asks the proxymux at `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT_PROXYMUX`, over TLS, from a process
 * that trusts the cluster's authority.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the variables or the files cannot be used
 */
export async function workloadIdentity(
  access: Access,
  { aparts, keys }: Pick<Means, 'aparts' | 'keys'>,
): Promise<Source> {
  const { environment, caFile, endpoint, tlsEndpoint } = access;
  const variables = variablesOf(access);
  const authority =
    variables.OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH || caFile || defaults.authority;
  const token = variables.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH || defaults.token;
  // The proxymux is none of the hosts that are turned: with the same surroundings, it is the process of sessions.
  const turned =
    tlsEndpoint === undefined ? {} : { turnedTo: { plain: endpoint, tls: tlsEndpoint } };
  const apart = aparts.in({ authority, ...turned });
  const of = apart.name();
  const made = { task: 'workload', of, authority, token } as const;
  await apart.ask(environment === undefined ? made : { ...made, environment }).catch((thrown) => {
    throw badCredential('oke_workload_identity', thrown, remedy);
  });
  let privateKey = '';
  let place = 0;
  const provider: AuthenticationDetailsProvider = {
    async getKeyId() {
      const next = await keys.prepared(place);
      const { keyId = '', privateKey: own = '' } = await apart.ask({ task: 'key', of, next });
      // Only Oracle's provider knows whether it was time for another token.
      if (own === next.privateKey) place += 1;
      privateKey = own;
      return keyId;
    },
    getPrivateKey: () => privateKey,
    getPassphrase: () => null,
  };
  return {
    auth: 'oke_workload_identity',
    open: async () => provider,
    async renew() {
      await apart.ask({ task: 'refresh', of, next: await keys.prepared(place) });
      return provider;
    },
    // A process that has ended has forgotten it.
    close: () => void apart.ask({ task: 'forget', of }).catch(() => undefined),
  };
}
