/** Gateways in processes of their own, each in a tenancy of its own, and the cases that they are held against. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Mock } from '../../../src/mock/options.js';
import { usualOfGateways } from '../../../src/providers/gateway/features.js';
import { createGatewayProvider } from '../../../src/providers/gateway/gateway.js';
import { introduceGateway } from '../../../src/providers/gateway/introduce.js';
import { untilItAnswers } from '../../../src/providers/gateway/process.js';
import { runCase } from '../../../src/runner/run-case.js';
import type { Case } from '../../../src/suites/case.js';
import type { Feature } from '../../../src/suites/features.js';
import { judge } from '../../../src/suites/judge.js';
import type { CaseResult } from '../../../src/suites/verdict.js';
import { runningMockTarget } from '../../../src/targets/running-mock.js';

/** A port that nobody listens on, below those that systems give out: nobody is given it meanwhile. */
export async function freePort(): Promise<number> {
  const port = 15_000 + Math.floor(Math.random() * 17_000);
  const server = createServer().listen(port, '127.0.0.1');
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!free) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}

/** The path of a gateway's program. */
export const programOf = (name: 'honest' | 'sinner'): string =>
  fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));

/** Milliseconds for a call: longer than the longest reply takes on a slow machine. */
const deadline = 7000;

/** What the honest gateway does. */
const features: readonly Feature[] = [...usualOfGateways('responses', 'responses'), 'api'];

/** Runs cases through a gateway with a sin, or through the honest one; gives what each came to. */
export async function runThrough(
  mock: Mock,
  transport: 'v1' | 'responses',
  sin: string | undefined,
  cases: readonly Case[],
): Promise<readonly CaseResult[]> {
  const tenancy = await mock.createTenancy();
  const { access, name } = tenancy;
  const port = await freePort();
  const args =
    sin === undefined ? [programOf('honest'), `${port}`] : [programOf('sinner'), `${port}`, sin];
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH ?? '',
      OCI_CONFIG_FILE: access.configFile,
      OCI_COMPARTMENT_ID: access.compartmentId,
      OPENAI_BASE_URL: `${access.endpoint}/openai/v1`,
    },
  });
  try {
    const url = `http://127.0.0.1:${port}/v1`;
    const key = 'key-of-the-client';
    const signal = AbortSignal.timeout(100_000);
    await untilItAnswers({ url, within: 60_000, signal });
    const { origin } = mock;
    const known = { url, key, transport, features, origin, tenancy: name, access, signal };
    const introduction = await introduceGateway(known);
    const provider = createGatewayProvider({ url, key, ...introduction });
    const { upstream } = introduction.capabilities;
    const target = await runningMockTarget({ origin, tenancy: name, access, upstream });
    const results: CaseResult[] = [];
    for (const one of cases) {
      const run = { case: one, transport, auth: 'api_key', providers: [provider] } as const;
      const trace = await runCase({ ...run, target, seed: 1, deadline });
      if ('notApplicable' in trace) throw new Error(`${one.id}: ${trace.notApplicable}`);
      results.push(judge(trace, one));
    }
    return results;
  } finally {
    await ended(child);
    await tenancy.close();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
