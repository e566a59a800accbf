/** The variables that an adapter's process starts with. */
import type { Access } from '../../protocol/access.js';
import type { Variables } from './pool.js';
import { leadOf, ledVariables } from './surroundings-led.js';
import type { TrustStores } from './trust-stores.js';

/** Variables by which Oracle's SDKs would find another principal than the case's. */
const principals =
  /^(OCI_RESOURCE_PRINCIPAL_|OCI_METADATA_|OCI_SDK_AUTH_|KUBERNETES_SERVICE_|OCI_KUBERNETES_)/;

/** What leads a process that is started for an access to where Oracle's hosts are played; nothing where they are not. */
export async function leadingVariables(
  access: Access,
  run: Variables,
  trustStores: Pick<TrustStores, 'of'>,
): Promise<Variables | undefined> {
  const lead = leadOf(access);
  if (lead === undefined) return undefined;
  return ledVariables(lead, { run, trustStore: await trustStores.of(lead.authority) });
}

/** All variables of a process: the run's, and its own, which take the place of any other principal's. */
export function environmentOf(run: Variables, own?: Variables): Variables {
  if (own === undefined) return run;
  const rest = Object.entries(run).filter(([name]) => !principals.test(name));
  return { ...Object.fromEntries(rest), ...own };
}
