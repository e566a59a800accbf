/** Clients behind both doors whose credential is issued, with the port of the proxymux hard-wired. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandProvider } from '../../src/providers/command/command.js';
import type { Provider } from '../../src/providers/provider.js';
import { createWorkerProvider } from '../../src/providers/worker/worker.js';
import { runCase } from '../../src/runner/run-case.js';
import { cases } from '../../src/suites/cases/index.js';
import { findCase } from '../../src/suites/catalogue.js';
import { judge } from '../../src/suites/judge.js';
import { mockTarget } from '../../src/targets/mock.js';
import type { Target } from '../../src/targets/target.js';

const script = fileURLToPath(new URL('./adapters/principal.mjs', import.meta.url));

const common = {
  command: `'${process.execPath}' '${script}'`,
  workers: 1,
  environment: { PATH: process.env.PATH ?? '' },
  introduction: {
    name: 'principal',
    version: '',
    capabilities: {
      transports: ['sdk'],
      auths: ['instance_principal', 'oke_workload_identity'],
      features: ['whole'],
    },
    environment: 'process',
    parallel: 1,
    unknown: [],
  },
} as const;

const adapter = createWorkerProvider({ ...common, kit: '0.1.0' });
const command = createCommandProvider(common);

let target: Target;
beforeAll(async () => {
  target = await mockTarget();
}, 60_000);
afterAll(async () => {
  await Promise.all([adapter, command].map((provider: Provider) => provider.close?.()));
  await target.close();
});

test.each([
  ['an adapter', 'oke_workload_identity', 'proxymux', adapter],
  ['a command', 'oke_workload_identity', 'proxymux', command],
  ['a command', 'instance_principal', 'x509', command],
] as const)(
  '%s has its credential in %s from the %s, and calls with it',
  async (_, auth, issuer, provider) => {
    const one = findCase(cases, 'answer/plain/generic');
    const run = {
      case: one,
      transport: 'sdk',
      auth,
      providers: [provider],
      target,
      seed: 1,
    } as const;
    // A machine that is busy takes its time for the processes and their keys.
    const captured = await runCase({ ...run, deadline: 60_000 });
    if ('notApplicable' in captured) throw new Error(captured.notApplicable);
    const { verdict, reason } = judge(captured, one);
    expect([verdict, reason]).toEqual(['pass', undefined]);
    expect(captured.journal?.map((exchange) => exchange.issuer)).toContain(issuer);
  },
  180_000,
);
