/** The built-in mock: a tenancy for every case, so that none sees another. */

import { openProxymux } from '../mock/doors/proxymux.js';
import { startMock } from '../mock/mock.js';
import type { Mock, MockOptions, MockTenancy } from '../mock/options.js';
import type { Access } from '../protocol/access.js';
import type { Case } from '../suites/case.js';
import { givenReply } from './given.js';
import { lackOf, modelFor, proxymuxTaken } from './lacks.js';
import { settled } from './settled.js';
import type { Opening, Session, Target } from './target.js';

const settings = { kind: 'mock' } as const;

/**
 * Starts a mock and makes it a target.
 *
 * @example
 * const target = await mockTarget({ seed: 7, wrap: plantedBug });
 */
export async function mockTarget(options: MockOptions = {}): Promise<Target> {
  const mock = await startMock(options);
  let opened: Promise<string | undefined> | undefined;
  const proxymux = () => {
    opened ??= openProxymux((door) => mock.open(door));
    return opened;
  };
  return {
    kind: 'mock',
    name: 'built-in mock',
    lacks: (need) => lackOf(settings, need),
    open: (given, opening) => openSession(mock, given, opening, proxymux),
    close: () => mock.close(),
  };
}

async function openSession(
  mock: Mock,
  given: Case['given'],
  { auth, streams, name, hardWired = false }: Opening,
  proxymux: () => Promise<string | undefined>,
): Promise<Session> {
  const fixed = hardWired && auth === 'oke_workload_identity';
  const door = fixed ? await proxymux() : undefined;
  const replies = given?.replies ?? [];
  const tenancy = await mock.createTenancy({
    ...(name === undefined ? {} : { name }),
    ...(given?.switches === undefined ? {} : { switches: given.switches }),
  });
  tenancy.reply(...replies);
  const access = await tenancy.accessFor(auth);
  return {
    access: {
      ...(door === undefined ? access : atProxymux(access, door)),
      ...(given?.profile === undefined ? {} : { profile: given.profile }),
      ...(given?.hosts === undefined ? {} : await hostsOf(tenancy)),
    },
    ...(fixed && door === undefined ? { lack: proxymuxTaken } : {}),
    given: replies.map((reply, at) =>
      givenReply(reply, mock.recordings, streams[at] ?? streams.at(-1) ?? false),
    ),
    model: (apiFormat) => modelFor(settings, apiFormat),
    journal: () => settled(tenancy),
    connections: () => tenancy.connections(),
    close: () => tenancy.close(),
  };
}

/** The access of a workload whose cluster is at this origin, the issuer's port the one that SDKs have hard-wired. */
function atProxymux(access: Access, origin: string): Access {
  const { hostname, port } = new URL(origin);
  return {
    ...access,
    tlsEndpoint: origin,
    environment: {
      ...access.environment,
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT_PROXYMUX: port,
    },
  };
}

/** What reaches the mock by Oracle's host names. */
async function hostsOf(tenancy: MockTenancy): Promise<Pick<Access, 'tlsEndpoint' | 'caFile'>> {
  const { tlsEndpoint, caFile } = await tenancy.accessFor('session_token');
  return {
    ...(tlsEndpoint === undefined ? {} : { tlsEndpoint }),
    ...(caFile === undefined ? {} : { caFile }),
  };
}
