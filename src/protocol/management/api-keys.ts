/** A tenancy's API keys, as shown. Source: npm oci-generativeai, lib/model/api-key and api-key-item. */
import { uniqueId } from '../unique-id.js';
import { noTags, type Resource } from './resource.js';

/** When those were made that every tenancy has: ours. */
const made = '2026-01-12T09:30:00.000Z';

/** A secret of an API key and how it stands. Times in milliseconds since the epoch. */
export interface KeySecret {
  readonly keyName: string;
  readonly secret: string;
  readonly created: number;
  readonly expires: number;
  readonly revoked: boolean;
  readonly inactive: boolean;
  /** When it was last made active, inactive or revoked. */
  readonly changed: number;
}

/** A secret as it is shown once it was given out: its last four characters. The form is ours. */
const masked = (secret: string): string => `sk-****${secret.slice(-4)}`;

const written = (time: number): string => new Date(time).toISOString();

function stateOf({ revoked, expires, inactive }: KeySecret, now: number): string {
  if (revoked) return 'REVOKED';
  if (expires <= now) return 'EXPIRED';
  return inactive ? 'INACTIVE' : 'ACTIVE';
}

/**
 * A secret among those of its key.
 *
 * @param whole the one time that it is shown: when it was made
 */
export function keyItem(one: KeySecret, now: number, whole: boolean): object {
  const state = stateOf(one, now);
  return {
    ...(whole ? { key: one.secret } : {}),
    keyName: one.keyName,
    keyMask: masked(one.secret),
    timeCreated: written(one.created),
    timeExpiry: written(one.expires),
    timeActivated: written(one.created),
    timeDeactivated: state === 'INACTIVE' ? written(one.changed) : null,
    timeRevoked: state === 'REVOKED' ? written(one.changed) : null,
    timeLastUsed: null,
    state,
  };
}

/** When the secrets were made that every tenancy has. */
export const secretsMade = Date.parse(made);

/** One of the API keys that every tenancy has, counted from 0. */
export function apiKeyAt(at: number, region: string, compartmentId: string): Resource {
  const key = {
    id: `ocid1.generativeaiapikey.oc1.${region}.${uniqueId(`apikey#${compartmentId}#${at}`)}`,
    displayName: `key-${at + 1}`,
    description: null,
    compartmentId,
    timeCreated: made,
    timeUpdated: made,
    keys: [],
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    ...noTags,
  };
  return key;
}
