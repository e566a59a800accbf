/** A tenancy's Generative AI project and API keys, as listed. Source: npm oci-generativeai, lib/model. */
import { uniqueId } from '../unique-id.js';
import { noTags, type Resource } from './resource.js';

/** When they were made: ours. */
const made = '2026-01-12T09:30:00.000Z';

/**
 * The project. A list shows less of it.
 *
 * @param retentionHours for how long responses and conversations are kept
 */
export function projectOf(
  id: string,
  compartmentId: string,
  retentionHours: number,
): { readonly whole: Resource; readonly summary: Resource } {
  const summary = {
    id,
    displayName: 'default-project',
    description: null,
    compartmentId,
    timeCreated: made,
    timeUpdated: made,
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    ...noTags,
  };
  const whole = {
    ...summary,
    conversationConfig: {
      responsesRetentionInHours: retentionHours,
      conversationsRetentionInHours: retentionHours,
    },
    longTermMemoryConfig: null,
    shortTermMemoryOptimizationConfig: null,
  };
  return { whole, summary };
}

/** One of the secrets of an API key. */
export interface KeySecret {
  readonly secret: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  readonly revoked: boolean;
}

/** A secret as it is shown once it was given out: its last four characters. The form is ours. */
const masked = (secret: string): string => `sk-****${secret.slice(-4)}`;

function itemOf({ secret, expires, revoked }: KeySecret, at: number, now: number): object {
  const state = revoked ? 'REVOKED' : expires <= now ? 'EXPIRED' : 'ACTIVE';
  return {
    keyName: `key-${at + 1}`,
    keyMask: masked(secret),
    timeCreated: made,
    timeExpiry: new Date(expires).toISOString(),
    timeActivated: made,
    timeDeactivated: null,
    timeRevoked: revoked ? made : null,
    timeLastUsed: null,
    state,
  };
}

/** Secrets of one API key (OCI documentation, "API keys"). */
const secretsAKey = 2;

/**
 * API keys, two secrets each, in the order given. No secret is shown.
 *
 * @param secrets those that are taken in this region
 * @param now milliseconds since the epoch
 */
export function apiKeysIn(
  region: string,
  compartmentId: string,
  secrets: readonly KeySecret[],
  now: number,
): readonly Resource[] {
  const count = Math.ceil(secrets.length / secretsAKey);
  return Array.from({ length: count }, (_, at) => {
    const own = secrets.slice(at * secretsAKey, (at + 1) * secretsAKey);
    const key = {
      id: `ocid1.generativeaiapikey.oc1.${region}.${uniqueId(`apikey#${compartmentId}#${at}`)}`,
      displayName: `key-${at + 1}`,
      description: null,
      compartmentId,
      timeCreated: made,
      timeUpdated: made,
      keys: own.map((one, index) => itemOf(one, index, now)),
      lifecycleState: 'ACTIVE',
      lifecycleDetails: null,
      ...noTags,
    };
    return key;
  });
}
