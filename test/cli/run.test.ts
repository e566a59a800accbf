import { generateKeyPairSync } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ociConform } from './spawn.js';

/** Processes start slowly on a busy machine; nothing here depends on how fast they are. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** A case that a plain provider passes. */
const oneCase = ['--filter', 'stream/generic/llama-text'];

describe('a run', () => {
  test('passes, prints the matrix, and writes every report it was asked for', async () => {
    const reporters = ['json', 'junit', 'traces'].flatMap((name) => [
      '--reporter',
      `${name}=${at(name)}`,
    ]);
    const { code, stdout, stderr } = await ociConform([...oneCase, '--seed', '7', ...reporters]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Oracle OCI Generative AI conformance/);
    expect(stdout).toMatch(/\nPASS: 1 case in [\d.]+ s: 1 pass\n$/);
    const report = JSON.parse(readFileSync(at('json'), 'utf8'));
    expect(report).toMatchObject({ seed: 7, totals: { pass: 1, fail: 0, error: 0 } });
    expect(report.command).toContain('oci-conform --filter stream/generic/llama-text --seed 7');
    expect(readFileSync(at('junit'), 'utf8')).toContain('tests="1" failures="0" errors="0"');
    expect(readFileSync(at('traces'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  test('prints one JSON document on stdout, and its last line on stderr', async () => {
    const { code, stdout, stderr } = await ociConform([...oneCase, '--reporter', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).totals.pass).toBe(1);
    expect(stderr).toMatch(/^PASS: 1 case/);
  });

  test('that judges nothing exits 2 and says so', async () => {
    const { code, stdout, stderr } = await ociConform([...oneCase, '--skip', 'stream']);
    expect(code).toBe(2);
    expect(stdout).toContain('\nNOTHING JUDGED: 0 cases');
    expect(stderr).toContain('error OCIC_NOTHING_JUDGED: ');
  });

  test('that is interrupted still reports, and exits 130', async () => {
    const silent = await silentService();
    const args = ['--target', silent.url, '--config-file', configFile(), '--compartment', 'c'];
    const { code, stdout, stderr } = await ociConform([...args, '--filter', 'models'], {
      onStart: (kill) => void silent.asked.then(() => kill('SIGINT')),
    });
    silent.close();
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Plan: \d+ of \d+ cases against http:/);
    expect(stdout).toMatch(/\nINTERRUPTED: /);
  });
});

/** A service that hears and never answers. */
async function silentService() {
  const heard = new EventEmitter();
  const asked = once(heard, 'request');
  const server = createServer(() => heard.emit('request')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A config file with a profile that can sign. */
function configFile(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(at('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const lines = ['[DEFAULT]', 'user=u', 'tenancy=t', 'fingerprint=f', 'region=us-chicago-1'];
  writeFileSync(at('config'), [...lines, `key_file=${at('key.pem')}`, ''].join('\n'));
  return at('config');
}

describe('live, with nothing configured', () => {
  test('runs nothing, says what to set, and exits 2', async () => {
    const { code, stdout, stderr } = await ociConform(['--live']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error OCIC_NOT_CONFIGURED: ');
    expect(stderr).toContain('OCI_COMPARTMENT_ID');
  });

  test('--if-configured says so and exits 0', async () => {
    const { code, stdout } = await ociConform(['--live', '--if-configured']);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was run');
  });
});

describe('judge', () => {
  let traced = '';
  beforeAll(async () => {
    await ociConform([...oneCase, '--reporter', `traces=${at('t.jsonl')}`]);
    traced = readFileSync(at('t.jsonl'), 'utf8');
  });

  test('gives the verdict of the run, and the same bytes twice', async () => {
    const once = await ociConform(['judge', at('t.jsonl'), '--reporter', 'json']);
    const twice = await ociConform(['judge', at('t.jsonl'), '--reporter', 'json']);
    expect(once.code).toBe(0);
    expect(JSON.parse(once.stdout).totals.pass).toBe(1);
    expect(twice.stdout).toBe(once.stdout);
  });

  test('finds in a spoilt trace what is wrong, shows it, and exits 1', async () => {
    const trace = JSON.parse(traced);
    trace.outcome.turn.text = `${trace.outcome.turn.text} and more`;
    writeFileSync(at('spoilt.json'), JSON.stringify(trace));
    const { code, stdout } = await ociConform(['judge', at('spoilt.json')]);
    expect(code).toBe(1);
    expect(stdout).toContain('✘ fail  stream/generic/llama-text');
    expect(stdout).toMatch(/▲|where the expected text ends/);
    expect(stdout).toContain('npx oci-conform --filter stream/generic/llama-text --seed 1\n');
    expect(stdout).toMatch(/\nFAIL: 1 case in [\d.]+ s: 1 fail\n$/);
  });

  test('a trace whose provider broke is the kit’s or the adapter’s fault: exit 3', async () => {
    const trace = { ...JSON.parse(traced), failure: 'the worker died' };
    writeFileSync(at('broken.json'), JSON.stringify(trace));
    const { code, stdout } = await ociConform(['judge', at('broken.json')]);
    expect(code).toBe(3);
    expect(stdout).toContain('the worker died');
  });

  test('a trace that does not fit is refused by file, line and field: exit 2', async () => {
    writeFileSync(at('bad.jsonl'), '\n{"version":2}\n{');
    const { code, stderr } = await ociConform(['judge', at('bad.jsonl')]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error OCIC_BAD_TRACE: ${at('bad.jsonl')}, line `);
  });
});
