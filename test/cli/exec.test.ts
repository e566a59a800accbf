/** `oci-conform exec` around real commands: what they get, how they end, and that nothing of them stays. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'exec-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The temporary folder of every run here; each must leave it as it was. */
const temporary = mkdtempSync(join(folder, 't-'));

/** What the kit left there; `tsx`, which runs it here, keeps a cache. */
const left = () => readdirSync(temporary).filter((name) => name.startsWith('oci-conform'));

const client = fileURLToPath(new URL('clients/sdk-chat.mjs', import.meta.url));

type Options = NonNullable<Parameters<typeof ociConform>[1]>;

async function exec(args: readonly string[], options: Options = {}) {
  const env = { TMPDIR: temporary, ...options.env };
  const ran = await ociConform(['exec', ...args], { ...options, env });
  expect(left()).toEqual([]);
  return ran;
}

/** A command: Node with a script. */
const node = (script: string) => ['--', process.execPath, '-e', script];

/** Whether a process runs; one that has ended, but that nobody has asked after, does not. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
};

describe('what a command gets', () => {
  it('has a home of its own with a config file, and nothing of the caller’s tenancy', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    writeFileSync(join(home, '.gitconfig'), 'of the caller');
    const script = `
      const { readFileSync, statSync } = require('node:fs');
      const { HOME, OCI_CONFIG_FILE } = process.env;
      const modes = [HOME, HOME + '/.oci', OCI_CONFIG_FILE].map((f) => (statSync(f).mode & 0o777).toString(8));
      const config = readFileSync(HOME + '/.oci/config', 'utf8');
      const git = readFileSync(HOME + '/.gitconfig', 'utf8');
      console.log(JSON.stringify({ env: process.env, modes, config, git }));
      process.exit(7);
    `;
    const { code, stdout } = await exec(node(script), {
      env: { HOME: home, OCI_CLI_PASSPHRASE: 'canary', OPENAI_API_KEY: 'sk-canary', KEPT: 'yes' },
    });
    const { env, modes, config, git } = JSON.parse(stdout);
    expect(code).toBe(7);
    expect(modes).toEqual(['700', '700', '600']);
    expect(git).toBe('of the caller');
    expect(stdout).not.toContain('canary');
    expect(env).toMatchObject({
      KEPT: 'yes',
      OCI_CONFIG_FILE: `${env.HOME}/.oci/config`,
      OCI_CONFIG_PROFILE: 'DEFAULT',
      OCI_REGION: 'us-chicago-1',
      OCI_CLI_AUTH: 'api_key',
      OPENAI_BASE_URL: `${env.OCI_ENDPOINT}/openai/v1`,
      OPENAI_API_KEY: env.OCI_GENAI_API_KEY,
      OPENAI_PROJECT_ID: env.OCI_PROJECT_ID,
    });
    expect(env.OCI_COMPARTMENT_ID).toMatch(/^ocid1\.compartment\.oc1\.\./);
    expect(config).toContain(`[DEFAULT]\nuser=${env.OCI_USER}\n`);
    expect(config).toContain('[api_key]\n');
  });

  it('calls with Oracle’s own client as it would in the cloud', async () => {
    const report = join(folder, 'report.json');
    const args = ['--require', 'sdk:api_key', '--report', report, '--', process.execPath, client];
    const { code, stdout, stderr } = await exec(args);
    expect([code, stdout]).toEqual([0, 'GENERIC\n']);
    expect(stderr).toMatch(/^ {2}sdk +api_key: 1 call$/m);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      version: 1,
      exitCode: 0,
      command: { exitCode: 0, signal: null, leftBehind: 0 },
      calls: [
        { transport: 'sdk', auth: 'api_key', verdict: 'accepted', count: 1, statuses: { 200: 1 } },
      ],
      refusals: [],
      required: [{ what: 'sdk:api_key', seen: true }],
    });
  });
});

describe('what is told at the end', () => {
  it('says why a request was refused, without its secrets, and what never came', async () => {
    const script = `
      const { OCI_ENDPOINT } = process.env;
      fetch(OCI_ENDPOINT + '/openai/v1/chat/completions', {
        method: 'POST',
        headers: { authorization: 'Bearer sk-canary-of-the-test', 'content-type': 'application/json' },
        body: '{"secret":"canary"}',
      }).then(({ status }) => console.log(status));
    `;
    const { code, stdout, stderr } = await exec(['--require', '*:session_token', ...node(script)], {
      env: { NO_COLOR: '1', COLUMNS: '60' },
    });
    expect([code, stdout]).toEqual([1, '401\n']);
    expect(stderr).toContain('bearer-key-unknown');
    expect(stderr).toMatch(/^ {2}never came +\*:session_token, required$/m);
    expect(stderr).not.toContain('canary');
    expect(stderr).not.toContain('\u001b');
    expect(stderr.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  it('counts a call whose client was gone at once, while the kit was busy', async () => {
    const place = mkdtempSync(join(folder, 'busy-'));
    const sign = join(place, 'sign');
    const preload = join(place, 'preload.cjs');
    // Once all is loaded, every turn of the kit's event loop takes long.
    writeFileSync(
      preload,
      `const { existsSync } = require('node:fs');
      const isKit = process.argv.includes('exec');
      if (isKit) setInterval(() => {
        const until = existsSync(${JSON.stringify(sign)}) ? performance.now() + 60 : 0;
        while (performance.now() < until);
      }, 5).unref();`,
    );
    const script = `
      const { OCI_ENDPOINT, OCI_GENAI_API_KEY, OCI_PROJECT_ID, OCI_COMPARTMENT_ID } = process.env;
      const headers = {
        authorization: 'Bearer ' + OCI_GENAI_API_KEY,
        'openai-project': OCI_PROJECT_ID,
        'opc-compartment-id': OCI_COMPARTMENT_ID,
        'content-type': 'application/json',
      };
      const body = '{"model":"xai.grok-4.3","messages":[{"role":"user","content":"Hello?"}]}';
      const url = OCI_ENDPOINT + '/openai/v1/chat/completions';
      fetch(OCI_ENDPOINT).then(() => {
        require('node:fs').writeFileSync(${JSON.stringify(sign)}, '');
        require('node:http')
          .request(url, { method: 'POST', headers })
          .end(body, () => process.kill(process.pid, 'SIGKILL'));
      });
    `;
    const env = { NODE_OPTIONS: `--require ${preload}` };
    const { code, stderr } = await exec(node(script), { env });
    expect(code).toBe(137);
    expect(stderr).toMatch(/^ {2}v1 +genai_api_key: 1 call$/m);
  });

  it('keeps the exit code of a command that failed, though something required never came', async () => {
    const { code } = await exec(['--require', 'sdk:api_key', ...node('process.exit(9)')]);
    expect(code).toBe(9);
  });
});

describe('how a command ends', () => {
  it.each([
    ['there is none', ['--', 'no-such-program'], 127, 'OCIC_CANNOT_START'],
    ['it is no program', ['--', '/etc/passwd'], 126, 'OCIC_CANNOT_START'],
    ['none is named', ['--'], 2, 'OCIC_BAD_OPTION'],
    ['what is required is no mode', ['--require', 'sdk:api_kye', '--', 'true'], 2, 'api_key'],
    ['its report has no place', ['--report', '/nonexistent/r', '--', 'true'], 2, 'OCIC_UNWRITABLE'],
  ])('%s', async (_what, args, expected, text) => {
    const { code, stdout, stderr } = await exec(args);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(text);
  });

  it('by a signal of its own: 128 and its number', async () => {
    const { code } = await exec(node("process.kill(process.pid, 'SIGKILL')"));
    expect(code).toBe(137);
  });

  /** Runs a script, and does something as soon as it says that it is ready. */
  async function whenReady(script: string, act: (kill: (signal: NodeJS.Signals) => void) => void) {
    const ready = join(mkdtempSync(join(folder, 'ready-')), 'file');
    const whole = `${script}; require('node:fs').writeFileSync(${JSON.stringify(ready)}, '');`;
    return exec(node(whole), {
      onStart(kill) {
        const timer = setInterval(() => {
          if (!existsSync(ready)) return;
          clearInterval(timer);
          act(kill);
        }, 20);
      },
    });
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('as it decides when %s comes', async (name) => {
    const script = `
      process.on('${name}', () => { console.log('got ${name}'); process.exit(5); });
      setInterval(() => {}, 1000)`;
    const { code, stdout, stderr } = await whenReady(script, (kill) => kill(name));
    expect([code, stdout]).toEqual([5, `got ${name}\n`]);
    expect(stderr).toContain('what the tenancy saw');
  });

  it('by force, when it ignores a signal and another comes', async () => {
    const script = `
      process.on('SIGTERM', () => setTimeout(() => console.log('outlived it'), 6000));
      setInterval(() => {}, 1000)`;
    const { code, stdout } = await whenReady(script, (kill) => {
      kill('SIGTERM');
      setTimeout(() => kill('SIGTERM'), 2500);
    });
    expect([code, stdout]).toEqual([137, '']);
  });

  it('by force, when it ignores a signal for too long', async () => {
    const script = `
      process.on('SIGTERM', () => {});
      setInterval(() => {}, 1000)`;
    const { code } = await whenReady(script, (kill) => kill('SIGTERM'));
    expect(code).toBe(137);
  });

  it('with its forks, wherever they went', async () => {
    const fork = `
      const { spawn } = require('node:child_process');
      const start = (detached) =>
        spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached, stdio: 'ignore' });
      console.log([start(false), start(true)].map((child) => { child.unref(); return child.pid; }).join());
      process.exit(0);
    `;
    const { code, stdout, stderr } = await exec(node(fork));
    expect(code).toBe(0);
    expect(stdout.trim().split(',').map(Number).filter(isAlive)).toEqual([]);
    if (process.platform === 'linux') expect(stderr).toMatch(/left behind +2 processes, ended/);
  });

  it('after 100 MB of output, all of it passed on', async () => {
    const script = `
      const part = Buffer.alloc(1 << 20, 'x');
      let left = 100;
      const more = () => { while (left-- > 0) if (!process.stdout.write(part)) return process.stdout.once('drain', more); };
      more();
    `;
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const args = ['--import', import.meta.resolve('tsx'), main, 'exec', ...node(script)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let bytes = 0;
    for await (const part of child.stdout) bytes += part.length;
    expect(bytes).toBe(100 * 1_048_576);
  });

  it('beside another, each in a tenancy of its own', async () => {
    const script = 'console.log([process.env.HOME, process.env.OCI_ENDPOINT].join())';
    const both = await Promise.all([
      ociConform(['exec', ...node(script)], { env: { TMPDIR: temporary } }),
      ociConform(['exec', ...node(script)], { env: { TMPDIR: temporary } }),
    ]);
    const values = both.flatMap(({ stdout }) => stdout.trim().split(','));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(new Set(values).size).toBe(4);
    expect(left()).toEqual([]);
  });
});
