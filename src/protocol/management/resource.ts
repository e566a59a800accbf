/** Things in a tenancy's compartment, as the management host shows them. Source: npm oci-generativeai, lib/model. */
import type { ListKind } from './listing.js';

/** What all of them have. The rest of each differs. */
export interface Resource {
  readonly id: string;
  readonly displayName: string;
  readonly compartmentId: string;
  /** RFC 3339. */
  readonly timeCreated: string;
  readonly lifecycleState: string;
}

/** What a list can be sorted by. Work requests alone have `timeAccepted`. */
export type SortBy = 'timeCreated' | 'displayName' | 'lifecycleState' | 'timeAccepted';

/** What every list of them can be asked; `sortBy` differs, the usual order first. */
export const listKind = (name: string, sortBy: readonly SortBy[]): ListKind<Resource> => ({
  name,
  filters: {
    lifecycleState: (one) => one.lifecycleState,
    displayName: (one) => one.displayName,
    id: (one) => one.id,
  },
  order: Object.fromEntries(
    sortBy.map((word) => [
      word,
      (one: Resource) => one[word === 'timeAccepted' ? 'timeCreated' : word],
    ]),
  ),
  id: (one) => one.id,
});

/** Nobody has put tags on anything. */
export const noTags = { freeformTags: {}, definedTags: {}, systemTags: {} } as const;
