/** What a tenancy has in the management plane: what it began with, and what it made since. */
import type { JsonObject } from '../../protocol/json.js';
import { apiKeyAt } from '../../protocol/management/api-keys.js';
import type { ChangeableName } from '../../protocol/management/collections.js';
import { mostSecrets } from '../../protocol/management/details.js';
import { clustersIn, endpointsIn } from '../../protocol/management/endpoints.js';
import { settled, stateAt, type Transition } from '../../protocol/management/lifecycle.js';
import { projectOf } from '../../protocol/management/projects.js';
import type { Resource } from '../../protocol/management/resource.js';
import type { WorkRequest } from '../../protocol/management/work-requests.js';
import { type Bounded, boundedMap } from '../identity/bounded.js';
import type { GenAiKey } from '../identity/tenancy.js';

/** A thing that a tenancy has. */
export interface Holding {
  readonly kind: ChangeableName;
  readonly region: string;
  /** As it is shown, but for what depends on the time. */
  readonly thing: Resource & JsonObject;
  readonly transition: Transition;
  /** Counts its changes: its `etag` is made of it. */
  readonly version: number;
  /** Of an API key: the names of its secrets, and the secrets. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Things of one kind that a tenancy made, at most, deleted ones included: ours. */
const mostMade = 200;

/** Work requests and retry tokens that are remembered. */
const mostRemembered = 1000;

/** Regions that are remembered: more than there are. */
const mostRegions = 100;

/** A create that was asked for with a token, for whoever asks again. */
export interface Asked {
  readonly at: number;
  readonly id: string;
}

/** All that a tenancy has, by region. */
export interface Holdings {
  /** In the order in which they were made. */
  all(kind: ChangeableName, region: string): readonly Holding[];
  find(kind: ChangeableName, region: string, id: string): Holding | undefined;
  /** Adds a thing, or puts it in the place of what it was. */
  put(holding: Holding): void;
  /** Makes room for one more thing by forgetting one that was deleted; false where there is none. */
  makeRoom(kind: ChangeableName, region: string, now: number): boolean;
  /** A number that no other thing of the tenancy has. */
  next(): number;
  readonly workRequests: Bounded<WorkRequest>;
  readonly retryTokens: Bounded<Asked>;
  /** Goes back to what the tenancy began with. */
  clear(): void;
}

/** What every tenancy begins with. */
export interface Beginning {
  readonly compartmentId: string;
  readonly projectId: string;
  /** Its secrets, by which keys are known; changed with the keys. */
  readonly apiKeys: Map<string, GenAiKey>;
}

const held = (
  kind: ChangeableName,
  region: string,
  thing: Resource,
  secrets: Holding['secrets'] = new Map(),
): Holding => ({ kind, region, thing: { ...thing }, transition: settled, version: 1, secrets });

/** What a tenancy begins with in a region: every secret of it, two a key. */
function beginning(
  { compartmentId, projectId }: Beginning,
  apiKeys: ReadonlyMap<string, GenAiKey>,
  region: string,
): readonly Holding[] {
  const secrets = [...apiKeys].flatMap(([secret, key]) => (key.region === region ? [secret] : []));
  const keys = Array.from({ length: Math.ceil(secrets.length / mostSecrets) }, (_, at) => {
    const own = secrets.slice(at * mostSecrets, (at + 1) * mostSecrets);
    const named = own.map((secret, index) => [`key-${index + 1}`, secret] as const);
    return held('apikeys', region, apiKeyAt(at, region, compartmentId), new Map(named));
  });
  const projects = projectId.includes(`.${region}.`) ? [projectOf(projectId, compartmentId)] : [];
  return [
    ...endpointsIn(region, compartmentId).map((one) => held('endpoints', region, one)),
    ...clustersIn(region, compartmentId).map((one) => held('dedicatedAiClusters', region, one)),
    ...projects.map((one) => held('generativeAiProjects', region, one)),
    ...keys,
  ];
}

type Shelves = Readonly<Record<ChangeableName, Map<string, Holding>>>;

/** The holdings of a new tenancy. Nothing is made before somebody looks. */
export function openHoldings(begins: Beginning): Holdings {
  const { apiKeys } = begins;
  const first = new Map(apiKeys);
  let regions = boundedMap<Shelves>(mostRegions);
  let workRequests = boundedMap<WorkRequest>(mostRemembered);
  let retryTokens = boundedMap<Asked>(mostRemembered);
  let count = 0;
  const shelvesIn = (region: string): Shelves => {
    const known = regions.get(region);
    if (known) return known;
    const things = beginning(begins, first, region);
    const shelf = (kind: ChangeableName) =>
      new Map(things.flatMap((one) => (one.kind === kind ? [[one.thing.id, one] as const] : [])));
    const made: Shelves = {
      endpoints: shelf('endpoints'),
      dedicatedAiClusters: shelf('dedicatedAiClusters'),
      generativeAiProjects: shelf('generativeAiProjects'),
      apikeys: shelf('apikeys'),
    };
    regions.set(region, made);
    return made;
  };
  return {
    all: (kind, region) => [...shelvesIn(region)[kind].values()],
    find: (kind, region, id) => shelvesIn(region)[kind].get(id),
    put(holding) {
      shelvesIn(holding.region)[holding.kind].set(holding.thing.id, holding);
    },
    makeRoom(kind, region, now) {
      const shelf = shelvesIn(region)[kind];
      if (shelf.size < mostMade) return true;
      for (const [id, { transition }] of shelf) {
        if (stateAt(transition, now) === 'DELETED') return shelf.delete(id);
      }
      return false;
    },
    next() {
      count += 1;
      return count;
    },
    get workRequests() {
      return workRequests;
    },
    get retryTokens() {
      return retryTokens;
    },
    clear() {
      count = 0;
      regions = boundedMap<Shelves>(mostRegions);
      workRequests = boundedMap<WorkRequest>(mostRemembered);
      retryTokens = boundedMap<Asked>(mostRemembered);
      apiKeys.clear();
      for (const [secret, key] of first) apiKeys.set(secret, key);
    },
  };
}

/** Whether a thing can be used: it is there, and not still in the making, nor going or gone. */
export function isUsable(holding: Holding | undefined, now: number): boolean {
  return holding !== undefined && ['ACTIVE', 'UPDATING'].includes(stateAt(holding.transition, now));
}
