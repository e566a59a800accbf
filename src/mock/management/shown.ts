/** What a tenancy has as it is shown: in its state, with what follows from its other things. */

import { keyItem, secretsMade } from '../../protocol/management/api-keys.js';
import type { ChangeableName } from '../../protocol/management/collections.js';
import { capacityOf } from '../../protocol/management/endpoints.js';
import { stateAt } from '../../protocol/management/lifecycle.js';
import { keeping } from '../../protocol/management/projects.js';
import type { Resource } from '../../protocol/management/resource.js';
import { uniqueId } from '../../protocol/unique-id.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Holding } from './holdings.js';

/** Responses and conversations are kept for so long where no switch says otherwise (OCI documentation, "Projects"). */
const usualRetention = 720;

/** Endpoints on a cluster that were not deleted. */
export function endpointsOn({ thing, region }: Holding, { holdings, now }: Tenancy): number {
  return holdings
    .all('endpoints', region)
    .filter((one) => one.thing.dedicatedAiClusterId === thing.id)
    .filter((one) => stateAt(one.transition, now()) !== 'DELETED').length;
}

function keysOf({ secrets }: Holding, { apiKeys, now }: Tenancy, whole: ReadonlySet<string>) {
  return [...secrets].flatMap(([keyName, secret]) => {
    const key = apiKeys.get(secret);
    if (!key) return [];
    const { created = secretsMade, expires, revoked = false, inactive = false } = key;
    const { changed = created } = key;
    const one = { keyName, secret, created, expires, revoked, inactive, changed };
    return [keyItem(one, now(), whole.has(keyName))];
  });
}

/** What depends on more than the thing. */
const besides: Readonly<
  Record<ChangeableName, (holding: Holding, tenancy: Tenancy, whole: ReadonlySet<string>) => object>
> = {
  endpoints: () => ({}),
  dedicatedAiClusters: (holding, tenancy) =>
    holding.thing.type === 'HOSTING' ? { capacity: capacityOf(endpointsOn(holding, tenancy)) } : {},
  generativeAiProjects: ({ thing }, { switches }) => ({
    conversationConfig:
      thing.conversationConfig ?? keeping(switches.retentionHours ?? usualRetention),
  }),
  apikeys: (holding, tenancy, whole) => ({ keys: keysOf(holding, tenancy, whole) }),
};

/**
 * A thing as it is shown now.
 *
 * @param whole names of secrets that are shown this once
 */
export function shown(
  holding: Holding,
  tenancy: Tenancy,
  whole: ReadonlySet<string> = new Set(),
): Resource {
  return {
    ...holding.thing,
    lifecycleState: stateAt(holding.transition, tenancy.now()),
    ...besides[holding.kind](holding, tenancy, whole),
  };
}

/** Its `etag`: another after each change. The form is ours. */
export const etagOf = ({ thing, version }: Holding): string =>
  uniqueId(`etag#${thing.id}#${version}`).slice(8, 40);
