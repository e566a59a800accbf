/** `instance_principal`: a token for the certificate that the metadata service gives an instance. */
import { InstancePrincipalsAuthenticationDetailsProviderBuilder as Builder } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { Source } from './credential.js';
import type { Means } from './open.js';
import { type SessionKeys, sessionKeys } from './session-keys.js';
import { variablesOf } from './variables.js';

type InstancePrincipal = Awaited<ReturnType<Builder['build']>>;

/**
 * Asks the metadata service of `OCI_METADATA_BASE_URL` and the auth service of
 * `OCI_SDK_AUTH_CLIENT_REGION_URL`. Oracle's TypeScript SDK has a property for each and reads neither
 * variable, which are those of its siblings; without them it asks an instance's own.
 */
export function instancePrincipal(
  access: Access,
  { keys: row }: Means,
): Source & { open(): Promise<InstancePrincipal> } {
  let principal: InstancePrincipal | undefined;
  const keys = sessionKeys(row);
  const open = async () => {
    [principal] = await Promise.all([build(access, keys), keys.prepare()]);
    return principal;
  };
  return {
    auth: 'instance_principal',
    open,
    async renew() {
      if (principal === undefined) return open();
      await keys.prepare();
      await principal.refresh();
      return principal;
    },
    close: () => principal?.closeProvider(),
  };
}

async function build(access: Access, keys: SessionKeys): Promise<InstancePrincipal> {
  const variables = variablesOf(access);
  const { OCI_METADATA_BASE_URL: metadata, OCI_SDK_AUTH_CLIENT_REGION_URL: federation } = variables;
  const builder = new Builder();
  builder.sessionKeySupplier = keys;
  if (metadata) builder.metadataBaseUrl = metadata;
  if (federation) builder.federationEndpoint = federation.replace(/\/+$/, '');
  try {
    return await builder.build();
  } finally {
    endBreaker(builder.circuitBreaker);
  }
}

/** The builder's own breaker would count time for as long as the process lives. */
function endBreaker(breaker: object): void {
  if ('shutdown' in breaker && typeof breaker.shutdown === 'function') breaker.shutdown();
}
