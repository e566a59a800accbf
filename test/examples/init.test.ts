import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oci-conform-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');

const workflow = '.github/workflows/oci-conform.yml';

test.each([
  ['typescript', 'typescript/openai', 'adapter.mjs', 'node adapter.mjs'],
  ['python', 'python/oci_sdk', 'adapter.py', 'python adapter.py'],
  ['go', 'go/adapter', 'adapter.go', './adapter'],
  ['java', 'java/Adapter', 'Adapter.java', 'java -cp "adapter-lib/*" Adapter.java'],
])(
  'init --lang %s writes the example, its baseline and a workflow',
  async (lang, example, adapter, command) => {
    const { code, stdout } = await ociConform(['init', '--lang', lang, '--dir', folder]);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(
      [
        '.github',
        adapter,
        'oci-conform.baseline.json',
        ...(lang === 'java' ? ['adapter.pom.xml'] : []),
      ].sort(),
    );
    const ending = adapter.slice(adapter.indexOf('.'));
    expect(textOf(adapter)).toBe(readFileSync(`examples/${example}${ending}`, 'utf8'));
    expect(textOf('oci-conform.baseline.json')).toBe(
      readFileSync(`examples/${example}.baseline.json`, 'utf8'),
    );
    expect(textOf(workflow)).toContain(`--provider '${command}' --baseline\n`);
    expect(textOf(workflow)).toMatch(/^name: oci-conform\n/);
    expect(stdout).toContain(`  ${adapter}\n`);
    expect(stdout).toContain(`--provider '${command}' --baseline\n`);
  },
);

test('init overwrites nothing unless told to', async () => {
  writeFileSync(join(folder, 'adapter.py'), 'mine');
  const args = ['init', '--lang', 'python', '--dir', folder];
  const refused = await ociConform(args);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('adapter.py is in ');
  expect(refused.stderr).toContain('--force');
  expect(readdirSync(folder)).toEqual(['adapter.py']);
  expect(textOf('adapter.py')).toBe('mine');

  const { code } = await ociConform([...args, '--force']);
  expect(code).toBe(0);
  expect(textOf('adapter.py')).toContain('import oci');
});

test('a second run refuses', async () => {
  const args = ['init', '--lang', 'go', '--dir', join(folder, 'new')];
  expect((await ociConform(args)).code).toBe(0);
  expect((await ociConform(args)).code).toBe(2);
});

test('a language that is not known is told those that are', async () => {
  const { code, stderr } = await ociConform(['init', '--lang', 'typscript', '--dir', folder]);
  expect(code).toBe(2);
  expect(stderr).toContain('init knows no language "typscript".');
  expect(stderr).toContain('Did you mean typescript?');
  expect(stderr).toContain('typescript, python, go, java');
  expect(readdirSync(folder)).toEqual([]);
});

test('init without a language asks for one', async () => {
  const { code, stderr } = await ociConform(['init', '--dir', folder]);
  expect(code).toBe(2);
  expect(stderr).toContain('init needs a language.');
});

test('a folder that cannot be written to is told', async () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, stderr } = await ociConform([
    'init',
    '--lang',
    'go',
    '--dir',
    join(folder, 'file'),
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be written');
});
