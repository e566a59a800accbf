/** What a tenancy has in a region, list by list. */

import type { CollectionName } from '../../protocol/management/collections.js';
import { clustersIn, endpointsIn } from '../../protocol/management/endpoints.js';
import { type ListPage, listItems } from '../../protocol/management/listing.js';
import { apiKeysIn, projectOf } from '../../protocol/management/projects.js';
import { listKind, type Resource, type SortBy } from '../../protocol/management/resource.js';
import { listModels } from '../../protocol/model-listing.js';
import { catalogue } from '../../protocol/models.js';
import type { Tenancy } from '../identity/tenancy.js';

/** Whose things are asked for, and where. */
export interface Place {
  readonly tenancy: Tenancy;
  readonly region: string;
}

/** One kind of thing. */
interface Collection {
  /** @param compartments the OCIDs that the caller may name */
  readonly list: (place: Place, query: string, compartments: readonly string[]) => ListPage<object>;
  /** `undefined` where there is no such thing. */
  readonly get: (place: Place, id: string) => object | undefined;
}

/** What is whole in its list already. */
function collection(
  name: CollectionName,
  sortBy: readonly SortBy[],
  all: (place: Place) => readonly Resource[],
): Collection {
  const kind = listKind(name, sortBy);
  return {
    list: (place, query, compartments) => listItems(kind, all(place), query, compartments),
    get: (place, id) => all(place).find((one) => one.id === id),
  };
}

const byTimeAndName: readonly SortBy[] = ['timeCreated', 'displayName'];
const byAll: readonly SortBy[] = ['timeCreated', 'displayName', 'lifecycleState'];

/** Of these the mock has none. */
const none = () => [];

/** Responses and conversations are kept for so long where no switch says otherwise (OCI documentation, "Projects"). */
const usualRetention = 720;

const project = ({ tenancy, region }: Place) => {
  const { projectId, compartmentId, switches } = tenancy;
  const made = projectOf(projectId, compartmentId, switches.retentionHours ?? usualRetention);
  return projectId.includes(`.${region}.`) ? [made] : [];
};

const projects = listKind('generativeAiProjects', byTimeAndName);

const modelsIn = ({ tenancy, region }: Place) => catalogue(region, tenancy.switches.models);

/** By the name in their path. */
export const collections: Readonly<Record<CollectionName, Collection>> = {
  models: {
    list: (place, query, compartments) => listModels(modelsIn(place), query, compartments),
    get: (place, id) => modelsIn(place).find((one) => one.id === id),
  },
  endpoints: collection('endpoints', byTimeAndName, ({ tenancy, region }) =>
    endpointsIn(region, tenancy.compartmentId),
  ),
  dedicatedAiClusters: collection('dedicatedAiClusters', byAll, ({ tenancy, region }) =>
    clustersIn(region, tenancy.compartmentId),
  ),
  generativeAiProjects: {
    list: (place, query, compartments) =>
      listItems(
        projects,
        project(place).map(({ summary }) => summary),
        query,
        compartments,
      ),
    get: (place, id) => project(place).find(({ whole }) => whole.id === id)?.whole,
  },
  apikeys: collection('apikeys', byTimeAndName, ({ tenancy, region }) => {
    const secrets = [...tenancy.apiKeys]
      .filter(([, key]) => key.region === region)
      .map(([secret, { expires, revoked }]) => ({ secret, expires, revoked: revoked === true }));
    return apiKeysIn(region, tenancy.compartmentId, secrets, tenancy.now());
  }),
  importedModels: collection('importedModels', byAll, none),
  generativeAiPrivateEndpoints: collection('generativeAiPrivateEndpoints', ['timeCreated'], none),
  workRequests: collection('workRequests', ['timeAccepted'], none),
};
