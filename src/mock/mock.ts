/** Starting a mock, and what its owner holds. */
import { join } from 'node:path';
import { seededRandom } from '../protocol/random.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { dates } from './dates.js';
import { createHandle } from './handle.js';
import { createAuthority } from './identity/authority.js';
import { type Credentials, createCredentials } from './identity/credentials.js';
import { openRegistry } from './identity/registry.js';
import type { Tenancy } from './identity/tenancy.js';
import { createTokens } from './identity/tokens.js';
import { openJournal } from './journal.js';
import { createNoteFailure, createRefuse } from './malformed.js';
import { openTenancy, type World } from './open-tenancy.js';
import type { Mock, MockOptions } from './options.js';
import type { ExchangeRecord } from './record.js';
import { requestIds } from './request-id.js';
import { readSettings, type Settings } from './settings.js';

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
  const tokens = createTokens(registry);
  const authority = createAuthority();
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
      recordings,
      defaultName,
      origin: () => settings.publicOrigin ?? server.origin,
      resourceKey: () => madeSession()?.publicKey,
    });
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
    noteFailure: createNoteFailure(shared),
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
      credentials,
      tokens,
      origin: publicOrigin ?? origin,
      recordings,
      tls,
      tlsOrigin,
      authorityPem: authority.rootPem,
    };
    const tenancy = await openTenancy(world, defaultName, options.switches ?? {});
    let created = 0;
    const close = once(async () => {
      await server.close();
      await credentials.remove();
    });
    setImmediate(() => load().catch(() => undefined));
    return {
      origin,
      recordings,
      tenancy,
      open: (door = {}) => server.open(door),
      caFile,
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
