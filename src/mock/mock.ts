/** Starting a mock, and what its owner holds. */
import { join } from 'node:path';
import { seededRandom } from '../protocol/random.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { watchConnections } from './connections.js';
import { createControlDoor } from './control/door.js';
import type { ControlParts } from './control/parts.js';
import { dates } from './dates.js';
import { follow } from './follow.js';
import { createHandle } from './handle.js';
import { createAuthority } from './identity/authority.js';
import { type Credentials, createCredentials } from './identity/credentials.js';
import { openRegistry } from './identity/registry.js';
import { createTokens } from './identity/tokens.js';
import { createVerifier } from './identity/verifier.js';
import { openJournal } from './journal.js';
import { openLedger } from './ledger.js';
import { createNoteFailure, createRefuse } from './malformed.js';
import { openTenancy, type World } from './open-tenancy.js';
import type { Mock, MockOptions, MockTenancy } from './options.js';
import { becomesQuiet } from './quiet.js';
import { requestIds } from './request-id.js';
import { readSettings, type Settings } from './settings.js';
import { createTally } from './tally.js';

/** The name of the tenancy that every mock has. */
const defaultName = 'default';

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
  const making = createCredentials(settings.makeKey);
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
  const { clock, journalSize, makeKey } = settings;
  const recordings = new Map(await readRecordings(options.recordings));
  const registry = openRegistry();
  const tokens = createTokens(registry, makeKey);
  const authority = createAuthority(makeKey);
  const verifier = createVerifier();
  const began = clock();
  const strangers = openJournal(journalSize, began);
  const wrap = options.wrap ?? ((stages) => stages);
  // Schemas take longer to load than all else: the first request waits for them, listening does not.
  const load = once(async () => {
    const { createService } = await import('./service.js');
    const { madeSession } = await making;
    const service = await createService({
      settings,
      registry,
      tokens,
      authority,
      verifier,
      recordings,
      defaultName,
      origin: () => settings.publicOrigin ?? server.origin,
      resourceKey: () => madeSession()?.publicKey,
    });
    return { ...service, stages: wrap(service.stages) };
  });
  const { onExchange } = options;
  const tally = createTally();
  const connections = watchConnections(clock);
  const over: Parameters<typeof openLedger>[3] =
    onExchange && ((record, tenancy) => onExchange(record.tell(0, began), tenancy?.name));
  const shared = {
    ledger: openLedger(strangers, tally, connections.next, over),
    connections,
    requestId: requestIds(seededRandom(settings.seed)),
    dateOf: dates(),
    now: clock,
  };
  const owned = new Map<string, MockTenancy>();
  let started: (parts: ControlParts) => void = () => undefined;
  const parts = new Promise<ControlParts>((resolve) => {
    started = resolve;
  });
  const handle = createHandle({ ...shared, load, tenancyPrefix: settings.auth !== 'strict' });
  const { listen } = await import('./server.js');
  const server = await listen({
    host: settings.host,
    port: settings.port,
    now: clock,
    connections,
    handle,
    refuse: createRefuse(shared),
    noteFailure: createNoteFailure(shared),
    control: createControlDoor(options.control, parts),
    serverContext: authority.serverContext,
  });
  try {
    const credentials = await making;
    const caFile = () => credentials.ensure(join(credentials.folder, 'ca.pem'), authority.rootPem);
    const { origin } = server;
    const { host, tlsPort, publicOrigin, publicTlsPort } = settings;
    const as = {
      host: publicOrigin === undefined ? host : new URL(publicOrigin).hostname,
      ...(publicTlsPort === undefined ? {} : { port: publicTlsPort }),
    };
    const tlsOrigin = once(() => server.open({ host, port: tlsPort, tls: true, as }));
    const wanted = options.tls || options.tlsPort !== undefined;
    const tls = wanted ? { tlsEndpoint: await tlsOrigin(), caFile: await caFile() } : {};
    const world: World = {
      settings,
      registry,
      owned,
      credentials,
      tokens,
      origin: publicOrigin ?? origin,
      recordings,
      tls,
      tlsOrigin,
      authorityPem: authority.rootPem,
    };
    const tenancy = await openTenancy(world, defaultName, {
      switches: options.switches ?? {},
      faults: settings.faults,
    });
    let created = 0;
    const close = once(async () => {
      for (const name of registry.names()) registry.byName(name)?.journal.close();
      strangers.close();
      await server.close();
      await verifier.close();
      await credentials.remove();
    });
    let isReady = false;
    setImmediate(() =>
      load().then(
        () => {
          isReady = true;
        },
        () => undefined,
      ),
    );
    const mock: Mock = {
      origin,
      recordings,
      replaceRecordings(others) {
        const all = [...others];
        recordings.clear();
        for (const [id, recording] of all) recordings.set(id, recording);
      },
      tenancy,
      open: (door = {}) => server.open(door),
      caFile,
      began,
      journal: strangers.entries,
      connections: strangers.connections,
      clearJournal: strangers.clear,
      follow: (options) => follow(strangers, options),
      tenancies: () => [...owned.values()],
      async createTenancy({ name, switches = {} } = {}) {
        do created += 1;
        while (name === undefined && registry.byName(`tenancy-${created}`));
        const own = name ?? `tenancy-${created}`;
        const otherKeyFile = await credentials.otherKeyFile();
        return openTenancy(world, own, { switches, otherKeyFile });
      },
      quiet: (within) =>
        becomesQuiet(
          async () => tally.counts().open === 0 && (await server.clients()) === 0,
          within,
        ),
      close,
      [Symbol.asyncDispose]: close,
    };
    started({ mock, settings, tally, isReady: () => isReady });
    return mock;
  } catch (error) {
    await server.close();
    throw error;
  }
}
