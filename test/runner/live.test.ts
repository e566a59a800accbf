/** A live run, proved against a mock in another process that is reached only through the variables. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RunReport } from '../../src/reports/report.js';
import { ociConform } from '../cli/spawn.js';
import { type MockProcess, startMockProcess } from './mock-process.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let mock: MockProcess;
beforeAll(async () => {
  mock = await startMockProcess();
});
afterAll(() => mock.stop());

async function live(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const ran = await ociConform(['--live', '--reporter', 'json', ...args], { env });
  return { ...ran, report: (): RunReport => JSON.parse(ran.stdout) };
}

function without(...names: readonly string[]): Readonly<Record<string, string>> {
  const kept = Object.entries(mock.environment).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept);
}

describe('a live run', () => {
  test('passes what needs no script, and gives a reason for all the rest', async () => {
    const { code, stderr, report } = await live(mock.environment);
    const { totals, target, cases } = report();
    expect(code).toBe(0);
    expect(target).toEqual({ kind: 'live', name: mock.environment.OCI_ENDPOINT });
    expect(totals.pass).toBeGreaterThan(0);
    expect({ fail: totals.fail, error: totals.error, unseen: totals['not-observed'] }).toEqual({
      fail: 0,
      error: 0,
      unseen: 0,
    });
    const left = cases.filter((result) => result.verdict === 'not-applicable');
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((result) => !result.reason)).toEqual([]);
    expect(stderr).toMatch(/at most +\d+ requests, \d+ output tokens/);
  });

  test('without a model names the variable in each case that would need it', async () => {
    const { report } = await live(without('OCI_MODEL_ID'));
    const reasons = report().cases.map((result) => result.reason ?? '');
    expect(reasons.filter((reason) => reason.includes('OCI_MODEL_ID'))).not.toEqual([]);
  });

  test('takes the kit’s own variables before the others', async () => {
    const { OCI_ENDPOINT = '' } = mock.environment;
    const env = { OCI_CONFORM_ENDPOINT: OCI_ENDPOINT, OCI_ENDPOINT: 'http://127.0.0.1:9' };
    const { code, report } = await live({ ...mock.environment, ...env }, '--filter', 'models');
    expect([code, report().target.name]).toEqual([0, OCI_ENDPOINT]);
  });
});

describe('a live run of the OpenAI transports', () => {
  const cellsOf = ({ cells }: RunReport) =>
    cells
      .filter(({ transport }) => transport === 'v1' || transport === 'responses')
      .filter(({ auth }) => auth === 'api_key' || auth === 'genai_api_key');

  const model = { OCI_CONFORM_MODEL_OPENAI_RESPONSES: 'xai.grok-4.3' };

  test('passes in each of their cells, signed and with an API key', async () => {
    const env = { ...mock.environment, ...model };
    const { code, stdout, stderr, report } = await live(
      env,
      ...['--filter', '*/plain', '--filter', 'auth/signed/turns'],
      ...['--auth', 'api_key', '--auth', 'genai_api_key'],
      ...['--transport', 'v1', '--transport', 'responses'],
    );
    expect(code).toBe(0);
    expect(cellsOf(report()).map(({ transport, auth }) => `${transport} ${auth}`)).toEqual([
      'v1 api_key',
      'v1 genai_api_key',
      'responses api_key',
      'responses genai_api_key',
    ]);
    for (const { totals } of cellsOf(report())) {
      expect(totals).toMatchObject({ fail: 0, warn: 0, error: 0 });
      expect(totals.pass).toBeGreaterThan(0);
    }
    expect(cellsOf(report()).map(({ provider }) => provider?.name)).toEqual(
      Array(4).fill('openai'),
    );
    const { OCI_GENAI_API_KEY: secret = '' } = mock.environment;
    expect(secret).toMatch(/^sk-/);
    expect(stdout + stderr).not.toContain(secret);
    expect(stderr).toMatch(/API key +given/);
  });

  test('without an API key says which variable each of its cells lacks', async () => {
    const { code, report } = await live(
      { ...without('OCI_GENAI_API_KEY'), ...model },
      ...['--filter', 'auth/signed/turns', '--auth', 'api_key', '--auth', 'genai_api_key'],
      ...['--transport', 'v1', '--transport', 'responses'],
    );
    const reasons = cellsOf(report()).map(({ auth, reason }) => [auth, reason]);
    const lack =
      'no Generative AI API key is given: set OCI_CONFORM_GENAI_API_KEY or OCI_GENAI_API_KEY';
    expect(code).toBe(0);
    expect(reasons).toEqual([
      ['api_key', undefined],
      ['genai_api_key', lack],
      ['api_key', undefined],
      ['genai_api_key', lack],
    ]);
  });

  test('without a project asks Responses of OpenAI’s own models alone', async () => {
    const args = ['--filter', '*/plain', '--transport', 'responses', '--auth', 'api_key'];
    const { code, report } = await live({ ...without('OCI_PROJECT_ID'), ...model }, ...args);
    expect(code).toBe(2);
    expect(report().cells.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /needs a Generative AI project on Responses: set OCI_CONFORM_PROJECT_ID/,
      ),
    ]);
    const own = {
      ...without('OCI_PROJECT_ID'),
      OCI_CONFORM_MODEL_OPENAI_RESPONSES: 'openai.gpt-oss-120b',
    };
    const again = await live(own, ...args);
    expect([again.code, again.report().totals.pass]).toEqual([0, 2]);
  });
});

describe('a live run that is not configured', () => {
  test('runs nothing, says what to set, and exits 2', async () => {
    const { code, stdout, stderr } = await live({});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('OCIC_NOT_CONFIGURED');
    expect(stderr).toContain('OCI_CONFIG_FILE');
    expect(stderr).toContain('OCI_COMPARTMENT_ID');
    expect(stderr).toContain('OCI_REGION');
  });

  test('exits 2 with --if-configured too where the config file that is named is not there', async () => {
    const env = { ...mock.environment, OCI_CONFIG_FILE: '/nowhere/at/all' };
    const { code, stdout, stderr } = await live(env, '--if-configured');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no config file at /nowhere/at/all.');
  });

  test('exits 0 with --if-configured, and says that nothing was run', async () => {
    const { code, stdout, stderr } = await live(without('OCI_COMPARTMENT_ID'), '--if-configured');
    expect(code).toBe(0);
    expect(stdout + stderr).toMatch(/Nothing was run/);
    expect(stdout + stderr).toContain('OCI_COMPARTMENT_ID');
  });
});
