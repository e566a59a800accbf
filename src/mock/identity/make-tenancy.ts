/** A tenancy from its name: ids and keys that are the same for the same seed and name. */
import type { TenancySwitches } from '../../protocol/switches.js';
import { openJournal } from '../journal.js';
import { openHoldings } from '../management/holdings.js';
import { openMemory } from '../memory/memory.js';
import type { Settings } from '../settings.js';
import { type KeyPair, otherRegion, region } from './credentials.js';
import { apiKeySecret, ocid } from './ocid.js';
import type { GenAiKey, Principals, Tenancy } from './tenancy.js';

const day = 86_400_000;

/** How long a secret is good from the day it was made: three months (OCI documentation, API keys). */
const secretLife = 90 * day;

/** What the secrets of a tenancy's API keys are for, in the order in which it has them. */
export const apiKeyUses = [
  'first',
  'second',
  'elsewhere',
  'expired',
  'revoked',
  'beforePolicy',
] as const;

type ApiKeyUse = (typeof apiKeyUses)[number];

/** The two secrets of a key, and one each of keys that are not taken. */
function apiKeysOf(from: string, now: number): Map<string, GenAiKey> {
  const good = { region, expires: now + secretLife };
  const keys: Readonly<Record<ApiKeyUse, GenAiKey>> = {
    first: good,
    second: good,
    elsewhere: { ...good, region: otherRegion },
    expired: { region, expires: now - day },
    revoked: { ...good, revoked: true },
    beforePolicy: { ...good, beforePolicy: true },
  };
  return new Map(
    apiKeyUses.map((use, at) => [apiKeySecret(`${from}/${at + 1}`), keys[use]] as const),
  );
}

const principalsOf = (from: string): Principals => ({
  instanceId: ocid('instance', from, region),
  resourceId: ocid('fnfunc', from, region),
  clusterId: ocid('cluster', from, region),
  namespace: 'default',
  serviceAccount: 'oci-conform',
});

/** What a tenancy is made from. */
export interface TenancyParts {
  readonly settings: Settings;
  /** The API key of its users. */
  readonly key: Pick<KeyPair, 'publicKey' | 'fingerprint'>;
  readonly name: string;
  readonly switches: TenancySwitches;
  readonly faults: readonly string[];
  readonly renewTokens: Tenancy['renewTokens'];
}

/** Makes a tenancy, with an empty script, journal and memory. */
export function makeTenancy(parts: TenancyParts): Tenancy {
  const { settings, key, name, switches, faults, renewTokens } = parts;
  const from = `${settings.seed}/${name}`;
  const id = ocid('tenancy', from);
  const compartmentId = ocid('compartment', from);
  const projectId = ocid('generativeaiproject', from, region);
  const userId = ocid('user', from);
  const secondUserId = ocid('user', `${from}/2`);
  const offset = (switches.clockOffset ?? 0) * 1000;
  let moved = 0;
  const unmoved = () => settings.clock() + offset;
  const now = () => unmoved() + moved;
  const apiKeys = apiKeysOf(from, now());
  const registered = [userId, secondUserId].map((user) => {
    const keyId = `${id}/${user}/${key.fingerprint}`;
    return [keyId, { keyId, publicKey: key.publicKey }] as const;
  });
  const tenancy: Tenancy = {
    name,
    id,
    compartmentId,
    userId,
    secondUserId,
    principals: principalsOf(from),
    tokens: { issued: 0, revoked: 0 },
    keys: new Map(registered),
    apiKeys,
    projectId,
    holdings: openHoldings({ compartmentId, projectId, apiKeys }),
    switches,
    faults,
    turns: { asked: 0, open: 0, spent: [] },
    script: [],
    journal: openJournal(settings.journalSize, settings.clock()),
    memory: openMemory(region, from),
    now,
    unmoved,
    advance(milliseconds) {
      moved += milliseconds;
    },
    renewTokens,
    reset() {
      moved = 0;
      tenancy.switches = switches;
      tenancy.faults = faults;
      tenancy.script.length = 0;
      tenancy.journal.clear();
      tenancy.memory.clear();
      tenancy.holdings.clear();
      tenancy.turns.asked = 0;
      tenancy.turns.spent.length = 0;
    },
  };
  return tenancy;
}
