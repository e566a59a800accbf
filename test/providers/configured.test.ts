/** Clients behind both doors that find their settings by themselves, and go on when tools have answered. */
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 90_000 });

const script = fileURLToPath(new URL('./adapters/by-itself.mjs', import.meta.url));
const byItself = (manner = ''): string => `'${process.execPath}' '${script}' ${manner}`;

/** What a person may have set; a client that heard of it would not miss what is missing. */
const own = {
  OCI_REGION: 'us-ashburn-1',
  OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..aaaaaaaasomebodys',
  OCI_CONFIG_FILE: '/etc/passwd',
};

interface Report {
  readonly cases: readonly { readonly id: string; readonly verdict: string }[];
}

/** The verdicts of the cases that are applicable, and the exit code. */
async function verdicts(args: readonly string[], env: Readonly<Record<string, string>> = own) {
  const { code, stdout } = await ociConform([...args, '--reporter', 'json'], { env });
  const report: Report = JSON.parse(stdout);
  const applicable = report.cases.filter(({ verdict }) => verdict !== 'not-applicable');
  return { code, of: Object.fromEntries(applicable.map(({ id, verdict }) => [id, verdict])) };
}

/** Of what the client does not know, a warning; what it does without the service, it is not seen doing. */
const found = {
  'config/region/of-the-profile': 'pass',
  'config/region/by-variable': 'pass',
  'config/region/empty-variable': 'pass',
  'config/file/by-variable': 'pass',
  'config/file/empty-variable': 'pass',
  'config/profile/told': 'pass',
  'config/profile/told-first': 'pass',
  'config/profile/inherits': 'pass',
  'config/profile/by-oci-cli-profile': 'warn',
  'config/profile/by-oci-profile': 'warn',
  'config/profile/by-oci-config-profile': 'warn',
  'config/compartment/by-variable': 'pass',
  'config/compartment/by-short-variable': 'not-observed',
  'config/compartment/told-first': 'pass',
  'config/endpoint/by-variable': 'warn',
  'config/missing/compartment': 'pass',
  'config/missing/config-file': 'pass',
  'config/missing/profile': 'pass',
  'config/missing/region': 'pass',
  'config/missing/key-file': 'pass',
};

test('an adapter finds what it is not told, in its home and its variables alone', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'oci-conform-configured-'));
  const { code, of } = await verdicts(['--provider', byItself(), '--filter', 'config'], {
    ...own,
    TMPDIR: temporary,
  });
  expect(of).toEqual(found);
  expect(code).toBe(0);
  expect(readdirSync(temporary).filter((name) => name.startsWith('oci-conform'))).toEqual([]);
  await rm(temporary, { recursive: true });
});

test('so does a command', async () => {
  const { code, of } = await verdicts([
    ...['--provider-command', byItself(), '--feature', 'whole', '--feature', 'environment'],
    ...['--filter', 'config'],
  ]);
  expect(of).toEqual(found);
  expect(code).toBe(0);
});

test('one that overlooks OCI_CONFIG_FILE is told so, and nothing else', async () => {
  const { code, of } = await verdicts([
    ...['--provider', byItself('overlooks-oci-config-file'), '--filter', 'config'],
  ]);
  expect(of).toEqual({ ...found, 'config/file/by-variable': 'not-observed' });
  expect(code).toBe(1);
});

test('an adapter goes on with what the tools answered, and hears which of them broke', async () => {
  const rounds = ['--filter', 'rounds/generic'];
  const good = await verdicts(['--provider', byItself(), ...rounds]);
  expect(Object.keys(good.of)).toContain('rounds/generic/three-rounds');
  expect(new Set(Object.values(good.of))).toEqual(new Set(['pass']));
  expect(good.code).toBe(0);
  const hiding = await verdicts(['--provider', byItself('hides-failures'), ...rounds]);
  expect(hiding.of).toEqual({ ...good.of, 'rounds/generic/failed-tool': 'fail' });
  expect(hiding.code).toBe(1);
});
