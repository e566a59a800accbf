/** `GET /20231130/models`: filters, order and pages. Source: npm oci-generativeai, lib/request/list-models-request. */
import { type ListKind, type ListPage, listItems } from './management/listing.js';
import type { Model } from './models.js';

/** What a list of models can be asked. */
const models: ListKind<Model> = {
  name: 'models',
  filters: {
    capability: (model) => model.capabilities,
    vendor: (model) => model.vendor,
    lifecycleState: (model) => model.lifecycleState,
    displayName: (model) => model.displayName,
    id: (model) => model.id,
  },
  order: {
    timeCreated: (model) => model.timeCreated,
    displayName: (model) => model.displayName,
    lifecycleState: (model) => model.lifecycleState,
  },
  id: (model) => model.id,
};

/**
 * One page of models.
 *
 * @param all all that the tenancy may see
 * @param query the part of the target after `?`; keys may repeat, values need not be escaped
 * @param compartments the OCIDs that the caller may name; another gets the 404 of missing rights
 *
 * @example
 * listModels(catalogue('us-chicago-1'), 'compartmentId=ocid1…&capability=CHAT&limit=5', ['ocid1…']);
 */
export function listModels(
  all: readonly Model[],
  query: string,
  compartments: readonly string[],
): ListPage<Model> {
  return listItems(models, all, query, compartments);
}
