/** What a provider declares in vain: no case asks it of them. Pure. */
import type { Transport } from '../protocol/call.js';
import type { Case } from './case.js';
import type { Capabilities, Feature } from './features.js';
import { featuresOfCall, featuresOfCheck, isOfService } from './features-of-cases.js';

/** What no case asks for, and what changes a judgement all the same. */
const borne: readonly Feature[] = ['probes'];

/**
 * The declared features at which no case on the declared transports looks, in the order in which they are declared.
 *
 * @example
 * untested(cases, { transports: ['sdk'], auths: ['api_key'], features: ['whole', 'state'] }); // ['state']
 */
export function untested(
  cases: readonly Case[],
  { transports, features }: Capabilities,
): readonly Feature[] {
  const looked = cases
    .filter((one) => !isOfService(one) && !one.needs.includes('gateway'))
    .flatMap((one) =>
      one.transports
        .filter((transport) => transports.includes(transport))
        .flatMap((transport) => lookedAt(one, transport)),
    );
  const seen = new Set([...borne, ...looked]);
  return features.filter((feature) => !seen.has(feature));
}

function lookedAt(one: Case, transport: Transport): readonly Feature[] {
  const ofChecks = one.then.flatMap((use) => {
    const found = featuresOfCheck(use);
    return found === 'service' ? [] : found;
  });
  return [...featuresOfCall(one, transport), ...ofChecks];
}
