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

/** What every list of them can be asked; `sortBy` differs, and so do a few filters. */
export const listKind = (
  name: string,
  sortBy: readonly ('timeCreated' | 'displayName' | 'lifecycleState')[],
): ListKind<Resource> => ({
  name,
  filters: {
    lifecycleState: (one) => one.lifecycleState,
    displayName: (one) => one.displayName,
    id: (one) => one.id,
  },
  order: Object.fromEntries(sortBy.map((word) => [word, (one: Resource) => one[word]])),
  id: (one) => one.id,
});

/** Nobody has put tags on anything. */
export const noTags = { freeformTags: {}, definedTags: {}, systemTags: {} } as const;
