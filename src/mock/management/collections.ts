/** What a tenancy has in a region, list by list. */
import { customModelsIn } from '../../protocol/custom-models.js';
import type { ChangeableName, CollectionName } from '../../protocol/management/collections.js';
import { type ListPage, listItems } from '../../protocol/management/listing.js';
import { projectSummary } from '../../protocol/management/projects.js';
import { listKind, type Resource, type SortBy } from '../../protocol/management/resource.js';
import {
  type ShownWorkRequest,
  shownWorkRequest,
  workRequestKind,
} from '../../protocol/management/work-requests.js';
import { listModels } from '../../protocol/model-listing.js';
import { catalogue, type Model } from '../../protocol/models.js';
import type { Tenancy } from '../identity/tenancy.js';
import { etagOf, shown } from './shown.js';

/** Whose things are asked for, and where. */
export interface Place {
  readonly tenancy: Tenancy;
  readonly region: string;
  /** The OCIDs that the caller may name. */
  readonly compartments: readonly string[];
  /** Nothing says whose a compartment is: all is shown in any. */
  readonly anywhere: boolean;
}

/** A single thing, and its `etag` where it has one. */
interface Found {
  readonly thing: object;
  readonly etag?: string;
}

/** One kind of thing. */
interface Collection {
  readonly list: (place: Place, query: string) => ListPage<object>;
  /** `undefined` where there is no such thing. */
  readonly get: (place: Place, id: string) => Found | undefined;
}

/** What is in the compartment that a query names. */
function within<Item extends { readonly compartmentId: string }>(
  items: readonly Item[],
  { anywhere }: Place,
  query: string,
): readonly Item[] {
  const asked = new URLSearchParams(query).get('compartmentId');
  return anywhere ? items : items.filter(({ compartmentId }) => compartmentId === asked);
}

/** What can be made, changed and deleted; a list shows as much of it as `listed` leaves. */
function held(
  name: ChangeableName,
  sortBy: readonly SortBy[],
  listed: (thing: Resource) => Resource = (thing) => thing,
): Collection {
  const kind = listKind(name, sortBy);
  return {
    list(place, query) {
      const { tenancy, region, compartments } = place;
      const things = tenancy.holdings.all(name, region).map((one) => listed(shown(one, tenancy)));
      return listItems(kind, within(things, place, query), query, compartments);
    },
    get({ tenancy, region }, id) {
      const one = tenancy.holdings.find(name, region, id);
      return one && { thing: shown(one, tenancy), etag: etagOf(one) };
    },
  };
}

/** Of these the mock has none. */
function empty(name: CollectionName, sortBy: readonly SortBy[]): Collection {
  const kind = listKind(name, sortBy);
  return {
    list: ({ compartments }, query) => listItems(kind, [], query, compartments),
    get: () => undefined,
  };
}

const requestsOf = ({ tenancy, region }: Place): readonly ShownWorkRequest[] =>
  [...tenancy.holdings.workRequests.values()]
    .filter(({ id }) => id.includes(`.${region}.`))
    .map((one) => shownWorkRequest(one, tenancy.now()));

/** The catalogue's models that are on offer, and the tenancy's own. */
function modelsIn({ tenancy, region }: Place): readonly Model[] {
  const { models } = tenancy.switches;
  const own = customModelsIn(region, tenancy.compartmentId);
  return [
    ...catalogue(region, models),
    ...own.filter(({ displayName }) => models?.includes(displayName) ?? true),
  ];
}

/** Base models are in no compartment, and shown in all. */
function listedModels(place: Place, query: string): readonly Model[] {
  const asked = new URLSearchParams(query).get('compartmentId');
  return modelsIn(place).filter(
    ({ compartmentId }) => compartmentId === null || place.anywhere || compartmentId === asked,
  );
}

const byTimeAndName: readonly SortBy[] = ['timeCreated', 'displayName'];
const byAll: readonly SortBy[] = ['timeCreated', 'displayName', 'lifecycleState'];

/** By the name in their path. */
export const collections: Readonly<Record<CollectionName, Collection>> = {
  models: {
    list: (place, query) => listModels(listedModels(place, query), query, place.compartments),
    get(place, id) {
      const thing = modelsIn(place).find((one) => one.id === id);
      return thing && { thing };
    },
  },
  endpoints: held('endpoints', byTimeAndName),
  dedicatedAiClusters: held('dedicatedAiClusters', byAll),
  generativeAiProjects: held('generativeAiProjects', byTimeAndName, projectSummary),
  apikeys: held('apikeys', byTimeAndName),
  importedModels: empty('importedModels', byAll),
  generativeAiPrivateEndpoints: empty('generativeAiPrivateEndpoints', ['timeCreated']),
  workRequests: {
    list: (place, query) =>
      listItems(
        workRequestKind,
        within(requestsOf(place), place, query),
        query,
        place.compartments,
      ),
    get(place, id) {
      const thing = requestsOf(place).find((one) => one.id === id);
      return thing && { thing };
    },
  },
};
