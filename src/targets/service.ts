/** A service that is there already: a live tenancy, or a mock in another process. */
import { ConformError } from '../errors.js';
import type { Call } from '../protocol/call.js';
import { type Cost, costOf, limitCall } from './budget.js';
import { lackOf, modelFor } from './lacks.js';
import type { ServiceSettings } from './settings.js';
import type { Target } from './target.js';

/**
 * Opens a service target. Its sessions are all in the one tenancy, and keep no journal.
 *
 * @param plan what the run may spend; the call that would go beyond is refused before it is made
 */
export function serviceTarget(settings: ServiceSettings, plan: Cost): Target {
  let left = plan;
  return {
    kind: settings.kind,
    name: settings.access.endpoint,
    lacks: (need) => lackOf(settings, need),
    limit(call: Call) {
      const limited = limitCall(call);
      left = spend(left, costOf(limited));
      return limited;
    },
    async open(_given, { auth }) {
      return {
        access: { ...settings.access, ...settings.ways[auth] },
        given: [],
        model: (apiFormat) => modelFor(settings, apiFormat),
        close: async () => {},
      };
    },
    close: async () => {},
  };
}

function spend(left: Cost, cost: Cost): Cost {
  const rest = {
    calls: left.calls - cost.calls,
    outputTokens: left.outputTokens - cost.outputTokens,
  };
  if (rest.calls >= 0 && rest.outputTokens >= 0) return rest;
  throw new ConformError(
    'OCIC_KIT_FAILED',
    'The call would go beyond the plan of this live run, so it was not made.',
    'This is a fault of the kit: its plan counts every call before the run begins.',
  );
}
