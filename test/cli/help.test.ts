import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test('help names Oracle first, then gives four examples', async () => {
  const { code, stdout, stderr } = await ociConform(['--help']);
  const [first, , ...examples] = stdout.split('\n').slice(0, 6);
  expect([code, stderr]).toEqual([0, '']);
  expect(first).toMatch(/^Oracle /);
  expect(examples.map((line) => line.slice(0, 33).trim())).toEqual([
    'npx oci-conform',
    'npx oci-conform mock',
    'npx oci-conform exec -- pytest',
    'npx oci-conform --live',
  ]);
  for (const command of ['mock', 'exec', 'env', 'cases', 'explain', 'judge', 'recordings']) {
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  }
});

test('help keeps to the width that COLUMNS gives', async () => {
  for (const columns of [50, 100]) {
    const { stdout } = await ociConform(['--help'], { env: { COLUMNS: String(columns) } });
    expect(stdout).toContain('--reporter <name[=path]>');
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  }
});

test('the version is that of the package', async () => {
  expect(await ociConform(['--version'])).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  });
});

test.each([['--version'], ['--help'], ['mock', '--help']])(
  '%s loads nothing heavy',
  async (...args) => {
    const { code, stderr } = await ociConform(args, {
      env: { NODE_DEBUG: 'esm' },
    });
    expect(code).toBe(0);
    const heavy = ['vitest', 'oci-common', 'oci-generativeai', 'fastify', 'typebox', 'ajv'];
    expect(stderr).toContain('node_modules/commander');
    expect(heavy.filter((name) => stderr.includes(`/node_modules/${name}/`))).toEqual([]);
  },
);
