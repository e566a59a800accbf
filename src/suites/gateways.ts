/** What cases ask of a gateway, which is asked on one transport and may ask the service on another. Pure. */
import type { Case } from './case.js';
import type { CheckId } from './checks/index.js';
import type { Capabilities } from './features.js';

/** They look at the form of a request, or hold it against the one that the gateway was sent. */
const ofForm: ReadonlySet<CheckId> = new Set<CheckId>([
  'request-line-is',
  'request-carries',
  'requests-say',
  'request-keeps-the-body',
  'request-adds-nothing-empty',
  'chunks-keep-their-members',
  'chunks-gain-nothing-empty',
  'compartment-is-in-both-headers',
]);

/** A gateway may ask for more than its client did: it counts tokens for its own records. */
const ofClients: ReadonlySet<CheckId> = new Set<CheckId>(['request-lacks', 'usage-is-absent']);

/** Whether a gateway asks the service in another form than it is asked in. */
export function translates({ transports, upstream }: Capabilities): boolean {
  return upstream !== undefined && !transports.includes(upstream);
}

/** Whether a check says something about a provider that is a gateway; of others it always does. */
export function looksAt(check: CheckId, capabilities: Capabilities): boolean {
  if (capabilities.upstream === undefined) return true;
  return !ofClients.has(check) && !(translates(capabilities) && ofForm.has(check));
}

/** Whether a case is about gateways alone. */
export const isOfGateways = ({ needs }: Case): boolean => needs.includes('gateway');
