/** Whole runs on Vitest, each in a process of its own, as a caller of the API has them. */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { RunOptions, SuiteRun } from '../../src/runner/suite.js';

vi.setConfig({ testTimeout: 60_000 });

const script = fileURLToPath(new URL('./run-suite.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oci-conform-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A run's result, and what it did to its process. */
interface Ended {
  readonly run: SuiteRun;
  readonly told: number;
  readonly exitCode: number | null;
  readonly listeners: number;
  readonly nodeEnv: string | null;
  readonly stdout: string;
}

async function suite(options: RunOptions & { readonly stopAfter?: number }): Promise<Ended> {
  const out = mkdtempSync(join(tmpdir(), 'oci-conform-ended-'));
  const ended = join(out, 'ended.json');
  const args = ['--import', import.meta.resolve('tsx'), script, JSON.stringify(options), ended];
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (!existsSync(ended)) throw new Error(stderr);
  const said = readFileSync(ended, 'utf8');
  rmSync(out, { recursive: true });
  return { ...JSON.parse(said), stdout };
}

/** A service that answers everything with 503, and a profile to ask it with. */
async function deafService(): Promise<RunOptions['target']> {
  const server = createServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('closed');
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const keyFile = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const configFile = join(folder, 'config');
  const names = ['user=u', 'tenancy=t', 'fingerprint=12:34', 'region=us-chicago-1'];
  writeFileSync(configFile, ['[DEFAULT]', ...names, `key_file=${keyFile}`].join('\n'));
  const access = {
    endpoint,
    managementEndpoint: endpoint,
    configFile,
    profile: 'DEFAULT',
    compartmentId: 'c',
    tenancyId: 't',
    region: 'us-chicago-1',
  };
  return { kind: 'url', access, ways: {}, lacks: {}, models: {} };
}

const few = ['answer/generic', 'answer/cohere'];

describe('a run', () => {
  test('tells every result, and leaves process and folder as they were', async () => {
    // A project of the user's, whose configuration would break any Vitest that read it.
    writeFileSync(join(folder, 'vitest.config.js'), 'throw new Error("read")');
    writeFileSync(join(folder, 'postcss.config.cjs'), 'throw new Error("read")');
    const before = readdirSync(folder);
    const ended = await suite({ target: { kind: 'mock' }, filter: few });
    const { run } = ended;
    expect(run.failure).toBeUndefined();
    expect(run.results.map((result) => result.verdict)).toEqual(run.results.map(() => 'pass'));
    expect(run.results.length).toBeGreaterThan(5);
    expect(ended.told).toBe(run.results.length);
    expect(run.traces.map((trace) => trace.case)).toEqual(run.results.map((result) => result.id));
    expect(run.absent.length).toBeGreaterThan(0);
    const { exitCode, listeners, nodeEnv, stdout } = ended;
    expect({ exitCode, listeners, nodeEnv, stdout }).toEqual({
      exitCode: null,
      listeners: 0,
      nodeEnv: null,
      stdout: '',
    });
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });

  test('repeats itself with the same seed', async () => {
    const options = { target: { kind: 'mock' }, filter: ['answer/cohere'], seed: 5 } as const;
    const bodies = ({ run }: Ended) =>
      run.traces.map((trace) => trace.journal?.map((exchange) => exchange.response?.body.text));
    const [first, second] = await Promise.all([suite(options), suite(options)]);
    expect(bodies(first)).toEqual(bodies(second));
    expect(bodies(first).length).toBeGreaterThan(0);
  });

  test('that is interrupted keeps what was judged and leaves out the rest', async () => {
    const { run } = await suite({ target: { kind: 'mock' }, filter: ['stream'], stopAfter: 3 });
    expect(run.interrupted).toBe(true);
    expect(run.results.length).toBeGreaterThanOrEqual(3);
    expect(run.results.filter((result) => result.verdict === 'error')).toEqual([]);
  });

  test('that is to stop at a finding leaves out the rest, and counts it', async () => {
    const { run } = await suite({ target: await deafService(), filter: ['models'], bail: 1 });
    const verdicts = run.results.map((result) => result.verdict);
    expect(verdicts.filter((verdict) => verdict === 'fail')).toHaveLength(1);
    expect(run.results.map((result) => result.reason ?? '').join()).not.toContain('not run');
    expect(run.notRun).toBeGreaterThan(0);
    expect(run.failure).toBeUndefined();
  });

  test('whose mock cannot start says so, for the run and for each case', async () => {
    const { run } = await suite({
      target: { kind: 'mock', recordings: '/nowhere/at/all' },
      filter: ['answer/cohere'],
    });
    expect(run.failure).toContain('/nowhere/at/all');
    expect(new Set(run.results.map((result) => result.verdict))).toEqual(new Set(['error']));
  });
});
