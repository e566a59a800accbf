/** What the order of imports in the package's files has to be. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPrograms } from '../../scripts/build/programs.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => buildPrograms(folder), 60_000);

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

it('has Node’s own fetch loaded before Testcontainers brings another', () => {
  const own = readdirSync(join(folder, 'shared')).filter((name) =>
    read(`shared/${name}`).includes('fetch("data:,")'),
  );
  expect(own).toHaveLength(1);
  const door = read('testcontainers.js');
  const imported = [...door.matchAll(/^(?:import|}) .*?"(.+)";$/gm)].map(([, from]) => from);
  expect(imported).toContain('testcontainers');
  expect(imported.indexOf(`./shared/${own[0]}`)).toBeGreaterThanOrEqual(0);
  expect(imported.indexOf(`./shared/${own[0]}`)).toBeLessThan(imported.indexOf('testcontainers'));
});

it('keeps Node’s own fetch before Testcontainers in a bundle of a user’s', async () => {
  const { sideEffects } = JSON.parse(readFileSync('package.json', 'utf8'));
  const installed = join(folder, 'node_modules', 'oci-conform');
  mkdirSync(installed, { recursive: true });
  symlinkSync(folder, join(installed, 'dist'));
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ type: 'module', sideEffects }));
  const { outputFiles } = await bundle({
    stdin: {
      contents: "export { OciConformContainer } from 'oci-conform/dist/testcontainers.js';",
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'bundle',
    external: ['testcontainers'],
    preserveSymlinks: true,
    write: false,
  });
  const text = outputFiles.map((file) => file.text).join('');
  expect(text).toContain('from "testcontainers"');
  expect(text).toContain('fetch("data:,")');
});

it('judges requests without TypeBox and Ajv', () => {
  const file = readdirSync(join(folder, 'shared')).find((name) => name.startsWith('validators-'));
  expect(read(`shared/${file}`)).toContain('"chat/GENERIC"');
  expect(read(`shared/${file}`)).not.toMatch(/from "(?:ajv|typebox)/);
});
