/** `oci-conform mock --json` as a process, driven by Python with nothing but its standard library. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { open, send } from '../mock/client.js';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a process; what it printed, and how it ended. */
function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const done = new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (out.includes('\n')) resolve(out);
    });
    done.then(() => reject(new Error(`It ended: ${err}`)), reject);
  });
  line.catch(() => undefined);
  return { child, line, done };
}

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const startMock = (...args: string[]) =>
  start(process.execPath, ['--import', 'tsx', main, 'mock', '--json', ...args]);

describe('a mock process', () => {
  it('is controlled from Python, and stops with a follower connected', async () => {
    const mock = startMock();
    const line = await mock.line;
    const python = start('python3', [fileURLToPath(new URL('drive.py', import.meta.url))]);
    python.child.stdin.end(line);
    const driven = await python.done;
    expect([driven.code, driven.err]).toEqual([0, '']);
    expect(JSON.parse(driven.out)).toEqual({
      made: [201, 'blue'],
      scripted: 200,
      answers: [
        [429, null],
        [429, null],
        [200, 'Four.'],
      ],
      left: { replies: [] },
      followed: [
        [1, 429],
        [2, 429],
        [3, 200],
      ],
      rubbish: [
        422,
        {
          error: {
            code: 'OCIC_UNKNOWN_RECORDING',
            message: 'The body, reply 1: There is no recording "cohere/txt".',
            remedy: expect.stringContaining('Did you mean cohere/text?'),
          },
        },
      ],
      huge: 413,
      hugeForeign: 403,
      foreign: 403,
      journal: [429, 429],
      gone: [204, 404],
      health: [200, { status: 'ok', auth: 'strict' }],
    });
    const { endpoint } = JSON.parse(line);
    const follower = open(endpoint, {
      method: 'GET',
      target: '/oci-conform/api/strangers/journal/follow',
    });
    await follower.answer(({ chunks }) => chunks.length > 0);
    mock.child.kill('SIGTERM');
    const ended = await mock.done;
    follower.socket.destroy();
    // A line for each call of the service, none for those that controlled it.
    expect(ended.code).toBe(0);
    expect(ended.err.split('\n').filter((one) => one.includes('oci-conform/api'))).toEqual([]);
    expect(ended.err.match(/^POST \/openai\/v1\/chat\/completions /gm)).toHaveLength(3);
  });

  it('loads what the control API needs with the first call of it', async () => {
    const script = `
      import { createRequire } from 'node:module';
      import { startMock } from ${JSON.stringify(new URL('../../src/mock/mock.ts', import.meta.url).href)};
      const loaded = () => Object.keys(createRequire(import.meta.url).cache)
        .flatMap((file) => /node_modules\\/(@fastify\\/swagger|prom-client|fastify)\\//.exec(file)?.[1] ?? []);
      const seen = () => [...new Set(loaded())].sort();
      const mock = await startMock();
      const steps = [seen()];
      await fetch(mock.origin + '/20231130/models');
      steps.push(seen());
      await fetch(mock.origin + '/oci-conform/api/health');
      steps.push(seen());
      await fetch(mock.origin + '/oci-conform/api/metrics');
      steps.push(seen());
      await mock.close();
      console.log(JSON.stringify(steps));
    `;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { out } = await start(process.execPath, args).done;
    expect(JSON.parse(out)).toEqual([
      ['fastify'],
      ['fastify'],
      ['@fastify/swagger', 'fastify'],
      ['@fastify/swagger', 'fastify', 'prom-client'],
    ]);
  });

  it('beyond loopback is controlled with --control alone', async () => {
    const [closed, opened] = [
      startMock('--host', '0.0.0.0'),
      startMock('--host', '0.0.0.0', '--control'),
    ];
    const lines = await Promise.all([closed.line, opened.line]);
    const statuses = lines.map(async (line) => {
      const { endpoint } = JSON.parse(line);
      return (await send(endpoint, { method: 'GET', target: '/oci-conform/api/health' })).status;
    });
    expect(await Promise.all(statuses)).toEqual([404, 200]);
    for (const { child } of [closed, opened]) child.kill('SIGTERM');
    expect((await Promise.all([closed.done, opened.done])).map(({ code }) => code)).toEqual([0, 0]);
  });
});
