/** `oci-conform --gateway`, as a person calls it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import { ociConform } from '../cli/spawn.js';
import { freePort, programOf } from './gateway/lab.js';

const timeout = 120_000;
const commandOf = (port: number): string => `${process.execPath} ${programOf('honest')} ${port}`;
const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/v1/models`).then(
    () => true,
    () => false,
  );

test('a gateway is started, judged on both sides, and ended', { timeout }, async () => {
  const port = await freePort();
  const upstream = await freePort();
  const { code, stdout, stderr } = await ociConform([
    ...['--gateway', `http://127.0.0.1:${port}`, '--gateway-command', commandOf(port)],
    ...['--gateway-key', 'a-secret-of-the-gateway', '--upstream-port', `${upstream}`],
    ...['--filter', 'gateway', '--filter', 'chat/stream/two-tool-calls', '--json'],
  ]);
  expect(stderr).toContain(`127.0.0.1:${port} asks the mock on v1, as api_key.`);
  const report: { cases: { id: string; verdict: string; reason?: string }[] } = JSON.parse(stdout);
  expect(report.cases.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  const ids = report.cases.map(({ id }) => id);
  expect(ids).toContain('chat/stream/two-tool-calls');
  expect(ids.filter((id) => id.startsWith('gateway/'))).toHaveLength(18);
  expect(stdout).not.toContain('a-secret-of-the-gateway');
  expect(code).toBe(0);
  expect(await answers(port)).toBe(false);
});

test('one of Responses, below a prefix of its own', { timeout }, async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/oci/v1`;
  const { code, stdout, stderr } = await ociConform([
    ...['--gateway', url, '--gateway-command', commandOf(port), '--transport', 'responses'],
    ...['--filter', 'gateway', '--filter', 'responses/plain', '--json'],
  ]);
  expect(stderr).toContain(`127.0.0.1:${port} asks the mock on responses, as api_key.`);
  const report: { cases: { id: string; verdict: string }[] } = JSON.parse(stdout);
  const of = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
  expect(Object.keys(of).filter((id) => id.startsWith('gateway/'))).toHaveLength(20);
  const passed = Object.keys(of).filter((id) => of[id] === 'pass');
  expect(passed).toContain('gateway/responses/cancelled');
  // It hands on what the service keeps; the other routes are for who says so.
  expect(passed).toContain('responses/plain/chain');
  expect(of['gateway/responses/other-routes']).toBe('not-applicable');
  expect(new Set(Object.values(of))).toEqual(new Set(['pass', 'not-applicable']));
  expect(code).toBe(0);
});

test('a command that ends is told of, with what it said', { timeout }, async () => {
  const port = await freePort();
  const command = `${process.execPath} -e "console.error('no config found'); process.exit(3)"`;
  const { code, stderr } = await ociConform([
    ...['--gateway', `http://127.0.0.1:${port}`, '--gateway-command', command],
  ]);
  expect(stderr).toContain(
    `error OCIC_GATEWAY_NOT_READY: There is no gateway at http://127.0.0.1:${port}: it ended with exit code 3. It said: no config found`,
  );
  expect(code).toBe(2);
});

test('a gateway that runs already, before a mock that runs already', { timeout }, async () => {
  await using mock = await startMock();
  const { access } = mock.tenancy;
  const port = await freePort();
  const gateway = spawn(process.execPath, [programOf('honest'), `${port}`], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH ?? '',
      OCI_CONFIG_FILE: access.configFile,
      OCI_COMPARTMENT_ID: access.compartmentId,
      OPENAI_BASE_URL: `${mock.origin}/openai/v1`,
    },
  });
  try {
    const { code, stdout, stderr } = await ociConform([
      ...['--gateway', `http://127.0.0.1:${port}`, '--target', mock.origin],
      ...['--filter', 'gateway/request'],
    ]);
    expect(stderr).toContain(`Waiting for the gateway at http://127.0.0.1:${port}`);
    expect(stdout).toContain('PASS: 7 cases');
    expect(code).toBe(0);
  } finally {
    const gone = once(gateway, 'exit');
    gateway.kill('SIGKILL');
    await gone;
  }
});

test.each([
  [['--gateway-command', 'x'], '--gateway-command says something of a gateway, and none is named.'],
  [['--upstream-port', '4000'], '--upstream-port says something of a gateway, and none is named.'],
  [
    ['--gateway', 'http://127.0.0.1:9', '--provider', 'x'],
    '--gateway and --provider do not go together',
  ],
  [
    ['--gateway', 'http://127.0.0.1:9', '--target', 'http://127.0.0.1:9', '--upstream-port', '1'],
    '--target is a mock that runs',
  ],
  [
    ['--gateway', 'http://127.0.0.1:9', '--transport', 'sdk'],
    'A gateway is called on one transport, v1 or responses, not on sdk.',
  ],
  [
    ['--gateway', 'http://127.0.0.1:9', '--target', 'http://127.0.0.1:9'],
    'There is no mock at http://127.0.0.1:9: it cannot be reached',
  ],
])('%j is refused', { timeout }, async (args, words) => {
  const { code, stderr } = await ociConform(args);
  expect(stderr).toContain(words);
  expect(code).toBe(2);
});
