/** The built-in mock, as callers that are not the kit's find it. */
import { afterEach, expect, test, vi } from 'vitest';
import { mockTarget } from './mock.js';
import type { Opening, Target } from './target.js';

const port = vi.hoisted(() => ({ taken: false }));

vi.mock('../mock/doors/proxymux.js', async (original) => {
  const real = await original<typeof import('../mock/doors/proxymux.js')>();
  return {
    ...real,
    openProxymux: (open: Parameters<typeof real.openProxymux>[0]) =>
      port.taken ? Promise.resolve(undefined) : real.openProxymux(open),
  };
});

const opened: Target[] = [];
afterEach(async () => {
  port.taken = false;
  for (const target of opened.splice(0)) await target.close();
});

/** Where sessions of a mock of their own lead a workload. */
async function workloads(...openings: readonly Partial<Opening>[]) {
  const target = await mockTarget();
  opened.push(target);
  const sessions = openings.map((opening) =>
    target.open(undefined, { auth: 'oke_workload_identity', streams: [], ...opening }),
  );
  return Promise.all(sessions);
}

test('a workload whose client is not the kit’s finds the port that SDKs have hard-wired', async () => {
  const sessions = await workloads({ hardWired: true }, { hardWired: true });
  const [one, other] = sessions.map(({ access }) => access);
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT_PROXYMUX: number } =
    one?.environment ?? {};
  expect(number).toBe('12250');
  expect(host).toMatch(/^127\.0\.0\.\d+$/);
  // Proxy exceptions and the preload go by it.
  expect(one?.tlsEndpoint).toBe(`https://${host}:12250`);
  // All processes of a run share the door.
  expect(other?.tlsEndpoint).toBe(one?.tlsEndpoint);
  expect(sessions.map(({ lack }) => lack)).toEqual([undefined, undefined]);
});

test('where the port is taken, the session says so, and what to do', async () => {
  port.taken = true;
  const [stranger, own, instance] = await workloads(
    { hardWired: true },
    {},
    { hardWired: true, auth: 'instance_principal' },
  );
  expect(stranger?.lack).toBe(
    'port 12250 is in use on this machine, which Oracle’s SDKs have hard-wired for a cluster’s proxymux: end what listens there, or leave out oke_workload_identity',
  );
  expect(own?.lack).toBeUndefined();
  expect(instance?.lack).toBeUndefined();
});
