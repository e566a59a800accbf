/** A tenancy for its owner: registered, with its files and all that clients need. */
import { ConformError } from '../errors.js';
import type { Access } from '../protocol/access.js';
import { type AuthMode, authModes } from '../protocol/call.js';
import type { TenancySwitches } from '../protocol/switches.js';
import type { RecordingSet } from '../recordings/recording.js';
import { follow } from './follow.js';
import { type Credentials, region } from './identity/credentials.js';
import { apiKeyUses, makeTenancy } from './identity/make-tenancy.js';
import { accessIn, filesOf, type Issuers, profileOf } from './identity/mode-access.js';
import { pathsInHome, pathsInMock } from './identity/paths.js';
import { defaultProfile } from './identity/profiles.js';
import type { Registry } from './identity/registry.js';
import type { Tenancy } from './identity/tenancy.js';
import { type TenancyFiles, tenancyFiles } from './identity/tenancy-files.js';
import type { Tokens } from './identity/tokens.js';
import type { MockTenancy, SwitchChanges } from './options.js';
import { checkReply } from './replies/script.js';
import { demandFaults, type Settings } from './settings.js';
import { demandSwitches } from './switches.js';

/** What the tenancies of one mock share. */
export interface World {
  readonly settings: Settings;
  readonly registry: Registry;
  /** The tenancies as their owners see them, in the order in which they were made. */
  readonly owned: Map<string, MockTenancy>;
  readonly credentials: Credentials;
  readonly tokens: Tokens;
  readonly origin: string;
  readonly recordings: RecordingSet;
  /** Where the service is over TLS, if it was asked for, and the file with its authority. */
  readonly tls: Pick<Access, 'tlsEndpoint' | 'caFile'>;
  /** The same, opened if it was not asked for. */
  readonly tlsOrigin: () => Promise<string>;
  readonly authorityPem: () => Promise<string>;
}

/** The access in the mode that needs nothing but what is there already. */
function accessOf(world: World, tenancy: Tenancy, configFile: string): Access {
  const secrets = [...tenancy.apiKeys.keys()];
  const apiKeys = Object.fromEntries(
    apiKeyUses.map((use, at) => [use, secrets[at] ?? ''] as const),
  );
  const { first = '', second = '', elsewhere = '', expired = '', revoked = '' } = apiKeys;
  return {
    endpoint: world.origin,
    managementEndpoint: world.origin,
    configFile,
    profile: defaultProfile,
    compartmentId: tenancy.compartmentId,
    tenancyId: tenancy.id,
    region,
    projectId: tenancy.projectId,
    apiKey: first,
    otherRegionApiKey: elsewhere,
    apiKeys: { second, expired, revoked, beforePolicy: apiKeys.beforePolicy ?? '' },
    ...world.tls,
  };
}

function demandName(name: string, registry: Registry): void {
  if (/^[\w.-]{1,64}$/.test(name) && !registry.byName(name)) return;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `A tenancy cannot be named "${name}".`,
    'Use 1 to 64 letters, digits, dots, dashes and underscores, and each name once.',
  );
}

/** Switches with changes; `null` puts a switch back to what it is by default. */
function switched(switches: TenancySwitches, changes: SwitchChanges): TenancySwitches {
  return Object.fromEntries(
    Object.entries({ ...switches, ...changes }).filter(([, value]) => value !== null),
  );
}

/** What a tenancy is to be from the beginning. */
interface Opening {
  readonly switches: TenancySwitches;
  readonly faults?: readonly string[];
  /** A private key that is not its own. */
  readonly otherKeyFile?: string;
}

/**
 * Registers a tenancy and gives it to its owner.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for a name that cannot be
 */
export async function openTenancy(
  world: World,
  name: string,
  { switches, faults = [], otherKeyFile }: Opening,
): Promise<MockTenancy> {
  const { registry, owned, credentials, origin, recordings } = world;
  demandName(name, registry);
  demandSwitches(switches);
  const places: TenancyFiles[] = [];
  const renewTokens = async () => {
    await Promise.all(places.map((files) => files.renew()));
  };
  const tenancy = makeTenancy({
    settings: world.settings,
    key: credentials,
    name,
    switches,
    faults,
    renewTokens,
  });
  registry.add(tenancy);
  const parts = { ...world, tenancy };
  const files = tenancyFiles(parts, pathsInMock(credentials.folder, tenancy.id));
  places.push(files);
  await files.ensure('apiKey');
  await files.writeConfig();
  const access = {
    ...accessOf(world, tenancy, files.paths.config),
    ...(otherKeyFile === undefined ? {} : { otherKeyFile }),
  };
  const issuers: Issuers = { origin, tenancy: name, tlsOrigin: world.tlsOrigin };
  const accessFor = async (auth: AuthMode) => {
    await files.ensure(...filesOf[auth]);
    // The profile says whose key it is once there is one.
    if (auth === 'session_token') await files.writeConfig();
    return accessIn(auth, access, files.paths, issuers);
  };
  const { journal } = tenancy;
  const owner: MockTenancy = {
    name,
    access,
    began: journal.began,
    now: tenancy.now,
    replies: () => [...tenancy.script],
    reply(...replies) {
      for (const reply of replies) checkReply(reply, recordings);
      tenancy.script.push(...replies);
    },
    replaceReplies(...replies) {
      for (const reply of replies) checkReply(reply, recordings);
      tenancy.script.splice(0, tenancy.script.length, ...replies);
    },
    switch(changes) {
      const after = switched(tenancy.switches, changes);
      demandSwitches(after);
      tenancy.switches = after;
    },
    switches: () => tenancy.switches,
    replaceSwitches(all) {
      demandSwitches(all);
      tenancy.switches = { ...all };
    },
    faults: () => tenancy.faults,
    replaceFaults(...ids) {
      demandFaults(ids);
      tenancy.faults = ids;
    },
    journal: journal.entries,
    connections: journal.connections,
    clearJournal: journal.clear,
    follow: (options) => follow(journal, options),
    accessFor,
    async writeHome(folder, first = 'api_key', seenAs = folder) {
      const seen = pathsInHome(seenAs);
      const home = tenancyFiles(parts, pathsInHome(folder), seen);
      places.push(home);
      await home.ensure(...authModes.flatMap((mode) => filesOf[mode]));
      const chosen = profileOf[first];
      await home.writeConfig(chosen === defaultProfile ? 'api_key' : chosen);
      const there = access.caFile === undefined ? access : { ...access, caFile: seen.authority };
      const accesses = await Promise.all(
        authModes.map(async (mode) => [mode, await accessIn(mode, there, seen, issuers)] as const),
      );
      return new Map(accesses);
    },
    revokeTokens() {
      tenancy.tokens.revoked = tenancy.tokens.issued;
    },
    renewTokens,
    advance: tenancy.advance,
    reset: tenancy.reset,
    async close() {
      registry.remove(tenancy);
      owned.delete(name);
      journal.clear();
      journal.close();
      tenancy.memory.clear();
      tenancy.script.length = 0;
      await files.remove();
    },
  };
  owned.set(name, owner);
  return owner;
}
