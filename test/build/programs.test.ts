/** What the order of imports in the package's files has to be. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

it('judges requests without TypeBox and Ajv', () => {
  const file = readdirSync(join(folder, 'shared')).find((name) => name.startsWith('validators-'));
  expect(read(`shared/${file}`)).toContain('"chat/GENERIC"');
  expect(read(`shared/${file}`)).not.toMatch(/from "(?:ajv|typebox)/);
});
