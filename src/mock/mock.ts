/** Starting a mock, and what its owner holds. */
import { ConformError } from '../errors.js';
import { seededRandom } from '../protocol/random.js';
import type { TenancySwitches } from '../protocol/switches.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { dates } from './dates.js';
import { createHandle } from './handle.js';
import {
  type Credentials,
  createCredentials,
  otherRegion,
  profile,
  region,
} from './identity/credentials.js';
import { apiKeySecret, ocid } from './identity/ocid.js';
import { openRegistry, type Registry } from './identity/registry.js';
import type { GenAiKey, Tenancy } from './identity/tenancy.js';
import { openJournal } from './journal.js';
import { createRefuse } from './malformed.js';
import { openMemory } from './memory/memory.js';
import type { Mock, MockOptions, MockTenancy } from './options.js';
import type { ExchangeRecord } from './record.js';
import { checkReply } from './replies/script.js';
import { requestIds } from './request-id.js';
import { readSettings, type Settings } from './settings.js';

/** The name of the tenancy that every mock has. */
const defaultName = 'default';

/** What the tenancies of one mock share. */
interface World {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly credentials: Credentials;
  readonly origin: string;
  readonly recordings: RecordingSet;
}

function makeTenancy(
  world: World,
  name: string,
  switches: TenancySwitches,
  moved: { by: number },
): Tenancy {
  const { settings, credentials } = world;
  const from = `${settings.seed}/${name}`;
  const id = ocid('tenancy', from);
  const userId = ocid('user', from);
  const keyId = `${id}/${userId}/${credentials.fingerprint}`;
  return {
    name,
    id,
    compartmentId: ocid('compartment', from),
    userId,
    keys: new Map([[keyId, { keyId, publicKey: credentials.publicKey }]]),
    apiKeys: new Map(apiKeysOf(from)),
    projectId: ocid('generativeaiproject', from, region),
    switches,
    script: [],
    journal: openJournal(settings.journalSize, settings.clock()),
    memory: openMemory(region, from),
    now: () => settings.clock() + moved.by,
  };
}

/** The two secrets of a tenancy's API key, and one of its key in another region. */
const apiKeysOf = (from: string): readonly (readonly [secret: string, key: GenAiKey])[] => [
  [apiKeySecret(`${from}/1`), { region }],
  [apiKeySecret(`${from}/2`), { region }],
  [apiKeySecret(`${from}/3`), { region: otherRegion }],
];

/** Registers a tenancy and gives it to its owner. */
async function openTenancy(
  world: World,
  name: string,
  switches: TenancySwitches,
  otherKeyFile?: string,
): Promise<MockTenancy> {
  const { registry, credentials, origin, recordings } = world;
  if (!/^[\w.-]{1,64}$/.test(name) || registry.byName(name)) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `A tenancy cannot be named "${name}".`,
      'Use 1 to 64 letters, digits, dots, dashes and underscores, and each name once.',
    );
  }
  const moved = { by: 0 };
  const tenancy = makeTenancy(world, name, switches, moved);
  const [apiKey, , otherRegionApiKey] = tenancy.apiKeys.keys();
  registry.add(tenancy);
  const configFile = await credentials.writeConfig(tenancy);
  const access = {
    endpoint: origin,
    managementEndpoint: origin,
    configFile,
    profile,
    compartmentId: tenancy.compartmentId,
    tenancyId: tenancy.id,
    region,
    projectId: tenancy.projectId,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(otherRegionApiKey === undefined ? {} : { otherRegionApiKey }),
    ...(otherKeyFile === undefined ? {} : { otherKeyFile }),
  };
  return {
    name,
    access,
    reply(...replies) {
      for (const reply of replies) checkReply(reply, recordings);
      tenancy.script.push(...replies);
    },
    journal: () => tenancy.journal.entries(),
    accessFor: async (auth) => ({ ...access, auth }),
    revokeTokens() {},
    renewTokens: async () => {},
    advance(milliseconds) {
      moved.by += milliseconds;
    },
    async close() {
      registry.remove(tenancy);
      tenancy.journal.clear();
      tenancy.memory.clear();
      tenancy.script.length = 0;
      await credentials.removeConfig(tenancy);
    },
  };
}

const readRecordings = async (from: MockOptions['recordings']): Promise<RecordingSet> =>
  from === undefined || typeof from === 'string' ? loadRecordings(from ?? packagedFolder()) : from;

/**
 * Starts a mock of the Oracle Cloud Infrastructure Generative AI service.
 *
 * @throws ConformError `OCIC_BAD_OPTION`, `OCIC_NOT_LOOPBACK`, `OCIC_PORT_TAKEN`, `OCIC_UNREADABLE`,
 * `OCIC_BAD_RECORDING`, `OCIC_UNWRITABLE`.
 *
 * @example
 * await using mock = await startMock();
 * mock.tenancy.reply({ recording: 'generic/llama-text' });
 * // point a client at mock.tenancy.access.endpoint, with its configFile and profile
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = readSettings(options);
  // The key is made by other threads while this one reads recordings and loads the server.
  const making = createCredentials();
  making.catch(() => undefined);
  try {
    return await start(options, settings, making);
  } catch (error) {
    await making.then(
      (credentials) => credentials.remove(),
      () => undefined,
    );
    throw error;
  }
}

/** Runs the first call only; later ones get its promise. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function start(
  options: MockOptions,
  settings: Settings,
  making: Promise<Credentials>,
): Promise<Mock> {
  const { clock, journalSize } = settings;
  const recordings = await readRecordings(options.recordings);
  const registry = openRegistry();
  const began = clock();
  const strangers = openJournal(journalSize, began);
  const wrap = options.wrap ?? ((stages) => stages);
  // Schemas take longer to load than all else: the first request waits for them, listening does not.
  const load = once(async () => {
    const { createService } = await import('./service.js');
    const service = await createService({ settings, registry, recordings, defaultName });
    return { ...service, stages: wrap(service.stages) };
  });
  const { onExchange } = options;
  const shared = {
    strangers,
    requestId: requestIds(seededRandom(settings.seed)),
    dateOf: dates(),
    now: clock,
    ...(onExchange
      ? {
          over: (record: ExchangeRecord, tenancy: Tenancy | undefined) =>
            onExchange(record.tell(0, began), tenancy?.name),
        }
      : {}),
  };
  const handle = createHandle({ ...shared, load, tenancyPrefix: settings.auth !== 'strict' });
  const { listen } = await import('./server.js');
  const server = await listen({
    host: settings.host,
    port: settings.port,
    now: clock,
    handle,
    refuse: createRefuse(shared),
  });
  try {
    const credentials = await making;
    const world: World = { settings, registry, credentials, origin: server.origin, recordings };
    const tenancy = await openTenancy(world, defaultName, options.switches ?? {});
    let created = 0;
    const close = once(async () => {
      await server.close();
      await credentials.remove();
    });
    setImmediate(() => load().catch(() => undefined));
    return {
      origin: server.origin,
      recordings,
      tenancy,
      journal: () => strangers.entries(),
      async createTenancy({ name, switches = {} } = {}) {
        created += 1;
        const own = name ?? `tenancy-${created}`;
        const otherKeyFile = await credentials.otherKeyFile();
        return openTenancy(world, own, switches, otherKeyFile);
      },
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
