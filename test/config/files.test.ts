/** Config files of every kind: found, run, and refused with file and key. By real processes in real folders. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 60_000 });

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'oci-conform-config-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A new folder with these files. */
async function folderOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name, path)), { recursive: true });
    await writeFile(join(root, name, path), text);
  }
  return join(root, name);
}

/** What `mock --print-config --json` says of the persona. */
async function persona(cwd: string, args: readonly string[] = [], env = {}) {
  const ran = await ociConform(['mock', '--print-config', '--json', ...args], { cwd, env });
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
  return JSON.parse(ran.stdout).settings['mock.persona'];
}

const said = (path: string) => ({
  value: 'terse',
  origin: { kind: 'file', path, at: 'mock.persona' },
});

test.each([
  [
    'oci-conform.config.ts',
    `import { defineConfig } from 'oci-conform';
     const persona: string = 'terse';
     export default defineConfig({ mock: { persona } });`,
  ],
  ['oci-conform.config.mts', "export default { mock: { persona: 'terse' as const } };"],
  ['oci-conform.config.mjs', "export default { mock: { persona: 'terse' } };"],
  ['oci-conform.config.js', "module.exports = { mock: { persona: 'terse' } };"],
  ['oci-conform.config.json', '\uFEFF{ "mock": { "persona": "terse" } }'],
  ['package.json', '{ "name": "app", "oci-conform": { "mock": { "persona": "terse" } } }'],
])('%s is found from a folder below', async (name, text) => {
  const folder = await folderOf(`kinds-${name}`, { [name]: text, 'src/deep/x.txt': '' });
  expect(await persona(join(folder, 'src/deep'))).toEqual(said(join(folder, name)));
});

test('the nearest counts; an option names another, so does a variable, and --no-config none', async () => {
  const folder = await folderOf('nearest', {
    'oci-conform.config.json': '{ "mock": { "persona": "echo" } }',
    'app/oci-conform.config.json': '{ "mock": { "persona": "terse" } }',
    'other.mjs': "export default { mock: { persona: 'slow' } };",
  });
  const app = join(folder, 'app');
  const other = { kind: 'file', path: join(folder, 'other.mjs'), at: 'mock.persona' };
  expect(await persona(app)).toEqual(said(join(app, 'oci-conform.config.json')));
  expect(await persona(app, ['--config', '../other.mjs'])).toEqual({
    value: 'slow',
    origin: other,
  });
  const env = { OCI_CONFORM_SETTINGS: '../other.mjs' };
  expect(await persona(app, [], env)).toEqual({ value: 'slow', origin: other });
  expect(await persona(app, ['--no-config'], env)).toEqual({
    value: 'helpful',
    origin: { kind: 'default' },
  });
  expect(await persona(app, ['--persona', 'echo'])).toEqual({
    value: 'echo',
    origin: { kind: 'option', name: '--persona' },
  });
});

test.each([
  [
    'an unknown key',
    'oci-conform.config.json',
    '{ "mock": { "prot": 1 } }',
    'oci-conform.config.json: mock.prot is not known.',
    'Did you mean port? Known here: port, host,',
  ],
  [
    'a key of another section',
    'oci-conform.config.json',
    '{ "mock": { "level": "must" } }',
    'oci-conform.config.json: mock.level is not known.',
    'It is known as run.level.',
  ],
  [
    'a wrong type',
    'oci-conform.config.mjs',
    'export default { run: { seed: "7" } };',
    'oci-conform.config.mjs: run.seed is "7".',
    'Give a whole number from 0 to 4294967295.',
  ],
  [
    'an unknown word',
    'package.json',
    '{ "oci-conform": { "run": { "transports": ["sdk", "v2"] } } }',
    'package.json: oci-conform.run.transports[1] is "v2".',
    'Give one of sdk, v1, responses, management.',
  ],
  [
    'an unknown fault',
    'oci-conform.config.json',
    '{ "mock": { "faults": ["ending/no-dome"] } }',
    'oci-conform.config.json: mock.faults[0] is "ending/no-dome", which is no fault.',
    'ending/no-done',
  ],
  [
    'a switch that is an option',
    'oci-conform.config.json',
    '{ "mock": { "switches": { "zeroDataRetension": true } } }',
    'oci-conform.config.json: mock.switches.zeroDataRetension is not known.',
    'Did you mean zeroDataRetention?',
  ],
  [
    'JSON that does not parse',
    'oci-conform.config.json',
    '{\n  "mock": {\n    "port": 1,\n  }\n}',
    'oci-conform.config.json, line 4 is no JSON: ',
    'Mend the JSON.',
  ],
  [
    'a file that throws',
    'oci-conform.config.ts',
    "const one: number = 1;\nthrow new Error('No luck today.');",
    'oci-conform.config.ts, line 2 cannot be run: No luck today.',
    'mend what it says',
  ],
  [
    'a file that does not parse',
    'oci-conform.config.mjs',
    'export default {\n  mock: {',
    'oci-conform.config.mjs cannot be run: Unexpected end of input.',
    'mend what it says',
  ],
  [
    'a file that exports nothing',
    'oci-conform.config.ts',
    'export const config = {};',
    'oci-conform.config.ts exports no config.',
    'export default defineConfig({ … })',
  ],
  [
    'an empty file',
    'oci-conform.config.json',
    '',
    'oci-conform.config.json says nothing.',
    'Give an object',
  ],
  [
    'a reporter without a file',
    'oci-conform.config.json',
    '{ "run": { "reporters": ["json="] } }',
    'oci-conform.config.json: run.reporters[0] is "json=", which names no file.',
    'Give name=path.',
  ],
])('%s is an error with file and place', async (what, name, text, message, remedy) => {
  const cwd = await folderOf(`bad-${what.replaceAll(' ', '-')}`, { [name]: text });
  const { code, stdout, stderr } = await ociConform(['mock', '--print-config'], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  const [first, second] = stderr.split('\n');
  expect(first).toContain(`error OCIC_BAD_CONFIG: ${message}`);
  expect(second).toContain(remedy);
  expect(stderr).not.toContain('    at ');
});

test('two reporters on stdout are refused in a file as on the command line', async () => {
  const cwd = await folderOf('two', {
    'oci-conform.config.json': '{ "run": { "reporters": ["pretty", "json"] } }',
  });
  const { code, stderr } = await ociConform([], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(
    'error OCIC_BAD_CONFIG: oci-conform.config.json: run.reporters: Two reporters cannot both write to stdout.',
  );
});

test('a file that is not there, and one of a kind that is no config, are refused', async () => {
  const cwd = await folderOf('named', { config: '[DEFAULT]\n' });
  const missing = await ociConform(['mock', '--config', 'none.json'], { cwd });
  expect([missing.code, missing.stdout]).toEqual([2, '']);
  expect(missing.stderr).toContain(
    'error OCIC_UNREADABLE: The config file none.json cannot be read',
  );
  const oracles = await ociConform(['mock', '--config', 'config'], { cwd });
  expect(oracles.code).toBe(2);
  expect(oracles.stderr).toContain(
    "Oracle's config file, with profiles and keys, is --config-file.",
  );
});

test('a missing recording named in a reply is an error of mock, exec and env alike', async () => {
  const cwd = await folderOf('recording', {
    'oci-conform.config.json': '{ "mock": { "replies": [{ "recording": "cohere/txt" }] } }',
  });
  const message =
    'error OCIC_UNKNOWN_RECORDING: oci-conform.config.json: mock.replies, reply 1: There is no recording "cohere/txt".\nDid you mean cohere/text?';
  for (const args of [['mock'], ['exec', '--', 'node', '-e', '0'], ['env']]) {
    const { code, stdout, stderr } = await ociConform(args, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  }
});

test('TypeScript alone loads jiti; help loads nothing to find a file; defineConfig loads nothing heavy', async () => {
  const loaded = async (args: readonly string[], cwd: string) =>
    (await ociConform(args, { cwd, env: { NODE_DEBUG: 'esm,module' } })).stderr;
  const json = await folderOf('light', { 'oci-conform.config.json': '{}' });
  const ts = await folderOf('heavy', { 'oci-conform.config.ts': 'export default {};' });
  expect(await loaded(['mock', '--print-config'], ts)).toContain('node_modules/jiti/');
  expect(await loaded(['mock', '--print-config'], json)).not.toContain('node_modules/jiti/');
  expect(await loaded(['mock', '--print-config', '--no-config'], ts)).not.toMatch(
    /node_modules\/(jiti|lilconfig)\//,
  );
  expect(await loaded(['mock', '--help'], json)).not.toMatch(/node_modules\/(jiti|lilconfig)\//);
  const face = new URL('../../src/index.ts', import.meta.url).href;
  const user = await folderOf('face', {
    'oci-conform.config.mjs': `export { default } from './mine.mjs';`,
    'mine.mjs': `import { defineConfig } from '${face}';
                 export default defineConfig({ mock: { persona: 'terse' } });`,
  });
  const heavy =
    /node_modules\/(fastify|ajv|typebox|vitest|oci-common|@peculiar|jose|prom-client)\//;
  expect(await loaded(['mock', '--print-config'], user)).not.toMatch(heavy);
});
