/** What a tenancy's callers may name. */
import { isEndpoint } from '../protocol/models.js';
import type { Tenancy } from './identity/tenancy.js';
import { isUsable } from './management/holdings.js';
import type { Settings } from './settings.js';

/**
 * The compartments that a caller may name: its own, and the root, whose OCID is the tenancy's. With auth `off`
 * nothing says whose a compartment should be, so that the one that it names will do.
 */
export const compartmentsOf = (
  { compartmentId, id }: Tenancy,
  { auth }: Pick<Settings, 'auth'>,
  ...asked: readonly string[]
): readonly string[] => [compartmentId, id, ...(auth === 'off' ? asked : [])];

/** Whether a model can be asked: an endpoint must be the tenancy's, and active. */
export const isReached = (model: string, { holdings, now }: Tenancy, region: string): boolean =>
  !isEndpoint(model) || isUsable(holdings.find('endpoints', region, model), now());
