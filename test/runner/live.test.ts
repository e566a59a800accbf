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

describe('a live run that is not configured', () => {
  test('runs nothing, says what to set, and exits 2', async () => {
    const { code, stdout, stderr } = await live({});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('OCIC_NOT_CONFIGURED');
    expect(stderr).toContain('OCI_CONFIG_FILE');
    expect(stderr).toContain('OCI_COMPARTMENT_ID');
    expect(stderr).toContain('OCI_REGION');
  });

  test('exits 0 with --if-configured, and says that nothing was run', async () => {
    const { code, stdout, stderr } = await live(without('OCI_COMPARTMENT_ID'), '--if-configured');
    expect(code).toBe(0);
    expect(stdout + stderr).toMatch(/Nothing was run/);
    expect(stdout + stderr).toContain('OCI_COMPARTMENT_ID');
  });
});
