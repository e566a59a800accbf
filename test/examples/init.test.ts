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

const java = 'java -cp "adapter-lib:adapter-lib/*" Adapter';

test.each([
  ['typescript', 'typescript/openai.mjs', 'node adapter.mjs', 'adapter.mjs', 'conform.mjs'],
  ['python', 'python/oci_sdk.py', 'python adapter.py', 'adapter.py', 'conform.py', 'generic.py'],
  ['go', 'go/adapter.go', './adapter', 'adapter.go', 'conform.go', 'generic.go'],
  [
    ...['java', 'java/Adapter.java', java, 'Adapter.java'],
    ...['Conform.java', 'Generic.java', 'adapter.pom.xml'],
  ],
])(
  'init --lang %s writes the example, what stands beside it, its baseline and a workflow',
  async (lang = '', example = '', command = '', adapter = '', ...beside) => {
    const { code, stdout } = await ociConform(['init', '--lang', lang, '--dir', folder]);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(
      ['.github', adapter, 'oci-conform.baseline.json', ...beside].sort(),
    );
    const exampleOf = (path: string) => readFileSync(`examples/${path}`, 'utf8');
    expect(textOf(adapter)).toBe(exampleOf(example));
    for (const name of beside) expect(textOf(name)).toBe(exampleOf(`${lang}/${name}`));
    expect(textOf('oci-conform.baseline.json')).toBe(
      exampleOf(example.replace(/\.\w+$/, '.baseline.json')),
    );
    expect(textOf(adapter).trimEnd().split('\n').length).toBeLessThan(60);
    expect(textOf(workflow)).toContain(
      `--provider '${command}' --baseline --reporter pretty --reporter summary="$GITHUB_STEP_SUMMARY" --reporter html=oci-conform.html\n      - if: \${{ !cancelled() }}\n`,
    );
    expect(textOf(workflow)).toMatch(/^name: oci-conform\n/);
    for (const name of [adapter, ...beside]) expect(stdout).toContain(`  ${name}\n`);
    expect(stdout).toContain(`--provider '${command}' --baseline\n`);
  },
);

test.each([
  ['typescript', 'npm install --no-save openai@6.49.0'],
  ['python', 'python -m pip install oci==2.189.0'],
  ['go', 'go get github.com/oracle/oci-go-sdk/v65/generativeaiinference@v65.129.0'],
])('what init --lang %s has fetched is the version that was seen to work', async (lang, line) => {
  const { stdout } = await ociConform(['init', '--lang', lang, '--dir', folder]);
  expect(textOf(workflow)).toContain(`          ${line}\n`);
  expect(stdout).toContain(`  ${line}\n`);
});

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
