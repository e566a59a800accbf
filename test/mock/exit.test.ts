/** A process that ends without closing its mock leaves no key behind. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mock = fileURLToPath(new URL('../../src/mock/mock.ts', import.meta.url));

it.each([
  ['once the mock runs', 'await startMock();'],
  ['while the mock starts', 'void startMock(); while (!own()) await setImmediate();'],
  ['after an error', 'await startMock(); throw new Error("planned");'],
])('%s', (_when, start) => {
  const script = `
    import { readdirSync } from 'node:fs';
    import { setImmediate } from 'node:timers/promises';
    import { startMock } from ${JSON.stringify(mock)};
    process.on('uncaughtException', () => process.exit(7));
    const own = () => readdirSync(process.env.TMPDIR).find((name) => name.startsWith('oci-conform-'));
    ${start}
    console.log(own());
    process.exit(7);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const env = { ...process.env, TMPDIR: folder };
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect(status).toBe(7);
  if (!start.includes('throw')) expect(stdout).toContain('oci-conform-');
  expect(readdirSync(folder).filter((name) => name.startsWith('oci-conform-'))).toEqual([]);
});
