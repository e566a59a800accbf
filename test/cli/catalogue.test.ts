import { expect, test, vi } from 'vitest';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

test('cases --json gives each case whole, and honours --filter and --skip', async () => {
  const args = ['cases', '--json', '--filter', 'stream/wire', '--skip', 'stream/wire/cohere*'];
  const { code, stdout } = await ociConform(args);
  const cases: Record<string, unknown>[] = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(cases.map((one) => one.id)).toContain('stream/wire/generic');
  expect(cases.every((one) => /^stream\/wire\/(?!cohere)/.test(String(one.id)))).toBe(true);
  for (const key of [
    'level',
    'title',
    'because',
    'transports',
    'needs',
    'when',
    'then',
    'caughtBy',
  ]) {
    expect(cases[0]).toHaveProperty(key);
  }
});

test('cases takes what a run takes to choose cells', async () => {
  const args = ['cases', '--json', '--filter', 'auth', '--transport', 'v1', '--level', 'must'];
  const { stdout } = await ociConform([...args, '--auth', 'genai_api_key']);
  const cases: { level: string; transports: string[]; auths?: string[] }[] = JSON.parse(stdout);
  expect(cases.length).toBeGreaterThan(0);
  for (const { level, transports, auths = ['genai_api_key'] } of cases) {
    expect(level).toBe('must');
    expect(transports).toContain('v1');
    expect(auths).toContain('genai_api_key');
  }
});

test('cases prints a case a line into a pipe', async () => {
  const { code, stdout } = await ociConform(['cases', '--filter', 'stream/wire/generic']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^stream 1 case\n {2}must {4}stream\/wire\/generic {2}\S.*\n\n1 case\n$/);
});

test('explain shows a case, down to the command that runs it', async () => {
  const { code, stdout } = await ociConform(['explain', 'stream/wire/generic']);
  expect(code).toBe(0);
  expect(stdout).toContain('frames-are-framed: Each frame is');
  expect(stdout.trimEnd().endsWith('run it    npx oci-conform --filter stream/wire/generic')).toBe(
    true,
  );
});

test('explain knows requirements and error codes', async () => {
  const requirement = await ociConform(['explain', 'framing/compact-json']);
  expect(requirement.stdout).toMatch(/^framing\/compact-json\n/);
  expect(requirement.stdout).toMatch(/^ {2}evidence {2}\S/m);
  const code = await ociConform(['explain', 'OCIC_BAD_TRACE']);
  expect(code.stdout).toContain('A trace file does not fit its format.');
});

test('recordings check judges those of the package', async () => {
  const { code, stdout } = await ociConform(['recordings', 'check']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/all well\n$/);
});
