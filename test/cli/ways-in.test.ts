/** Clients that read neither an option nor a variable for where the service is, inside `oci-conform exec`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

const client = fileURLToPath(new URL('clients/instance-principal.mjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'ways-in-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

let temporary = '';
beforeEach(() => {
  temporary = mkdtempSync(join(folder, 't-'));
});

/** Nothing of a run is left in its temporary folder. */
async function exec(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStart: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
) {
  const ran = await ociConform(['exec', ...args], { env: { TMPDIR: temporary, ...env }, onStart });
  expect(readdirSync(temporary).filter((name) => name.startsWith('oci-conform'))).toEqual([]);
  return ran;
}

/** Where a pod has the token of its service account. */
const account = '/var/run/secrets/kubernetes.io/serviceaccount/token';

const seen = /sdk +instance_principal: 1 call\n/;

describe('exec around a program with hard-wired hosts', () => {
  it('serves Oracle’s client for Node as an instance principal', async () => {
    const script = `exec "${process.execPath}" "${client}" "$OCI_COMPARTMENT_ID" us-chicago-1`;
    const ran = await exec(['--', 'env', '-u', 'OCI_METADATA_BASE_URL', 'sh', '-c', script]);
    expect(ran).toMatchObject({ code: 0, stdout: 'GENERIC\n' });
    expect(ran.stderr).toMatch(seen);
  });
});

/** Whether this machine makes namespaces; where it does not, `--isolate` says so, which is tested below. */
const namespaces =
  spawnSync('unshare', [
    '--user',
    '--map-root-user',
    '--net',
    '--mount',
    'ip',
    'link',
    'set',
    'lo',
    'up',
  ]).status === 0;

describe.runIf(namespaces)('exec --isolate', () => {
  /** A command line without any of the variables that `exec` sets, but those named. */
  const bare = (script: string, ...kept: readonly string[]) => {
    const variables = ['PATH', ...kept].map((name) => `${name}="$${name}"`).join(' ');
    return `env -i ${variables} ${script}`;
  };

  it('serves hard-wired hosts to a command that is told nothing, and passes on its exit code', async () => {
    const run = `"${process.execPath}" "${client}" "$OCI_COMPARTMENT_ID" us-langley-1`;
    const script = `${bare(run, 'NODE_EXTRA_CA_CERTS')}; id -u; cat ${account}; exit 7`;
    const ran = await exec(['--isolate', '--', 'sh', '-c', script]);
    expect(ran.code).toBe(7);
    const [answered, user, token] = ran.stdout.split('\n');
    expect([answered, user]).toEqual(['GENERIC', String(process.getuid?.())]);
    expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(ran.stderr).toMatch(seen);
  });

  it('hides the caller’s own credentials, even where they are asked for by their path', async () => {
    const home = mkdtempSync(join(temporary, 'home-'));
    mkdirSync(join(home, '.oci'));
    writeFileSync(join(home, '.oci', 'config'), 'canary');
    const ran = await exec(['--isolate', '--', 'ls', '-A', join(home, '.oci')], { HOME: home });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
  });

  it('lets nothing else be reached, not even on this machine, and passes on a wish to end', async () => {
    let called = 0;
    const other = createServer((_request, response) => {
      called += 1;
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const done = join(temporary, 'done');
    const script = `
      import { writeFileSync } from 'node:fs';
      const codeOf = (url) => fetch(url).then(() => 'reached', (error) => error.cause.code);
      console.log(await codeOf('http://127.0.0.1:${port}/'), await codeOf('http://192.0.2.1/'));
      writeFileSync(${JSON.stringify(done)}, '');
      setInterval(() => {}, 1000);`;
    const command = [process.execPath, '--input-type=module', '-e', script];
    const whenDone = (kill: (signal: NodeJS.Signals) => void) => {
      const asking = setInterval(() => {
        if (!existsSync(done)) return;
        clearInterval(asking);
        kill('SIGTERM');
      }, 20);
    };
    const ran = await exec(['--isolate', '--', ...command], {}, whenDone);
    expect(ran).toMatchObject({ code: 143, stdout: 'ECONNREFUSED ENETUNREACH\n' });
    expect(called).toBe(0);
    other.close();
  });
});

describe('exec --isolate where that cannot be', () => {
  it('runs nothing, and says what it takes', async () => {
    const ran = await exec(['--isolate', '--', process.execPath, '-e', 'console.log("ran")'], {
      PATH: temporary,
    });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^error OCIC_CANNOT_ISOLATE: /);
    expect(ran.stderr).toContain('docs/ways-in.md');
  });
});
