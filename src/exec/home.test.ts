import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anchored, makeHome } from './home.js';

const real = mkdtempSync(join(tmpdir(), 'home-test-'));
afterAll(() => rmSync(real, { recursive: true }));

beforeAll(() => {
  for (const folder of ['.oci', '.oraclebmc', '.cache', 'go', '.cargo'])
    mkdirSync(join(real, folder));
  writeFileSync(join(real, '.oci', 'config'), 'of the caller');
  writeFileSync(join(real, '.cache', 'kept'), 'kept');
});

it('has what the real home has, but for what leads to a tenancy', async () => {
  const home = await makeHome(real);
  writeFileSync(join(home.path, '.cache', 'new'), 'written through');
  expect(lstatSync(home.path).mode & 0o777).toBe(0o700);
  expect(lstatSync(home.files).mode & 0o777).toBe(0o700);
  expect(existsSync(join(home.path, '.oci', 'config'))).toBe(false);
  expect(existsSync(join(home.path, '.oraclebmc'))).toBe(false);
  await home.remove();
  expect(existsSync(home.path)).toBe(false);
  expect(readFileSync(join(real, '.cache', 'kept'), 'utf8')).toBe('kept');
  expect(readFileSync(join(real, '.cache', 'new'), 'utf8')).toBe('written through');
});

it('is there where the real one is not', async () => {
  for (const none of [undefined, '/nonexistent']) {
    const home = await makeHome(none);
    expect(existsSync(home.files)).toBe(true);
    await home.remove();
  }
});

it('leaves stores where they are whose path tools remember, unless the caller says where', async () => {
  expect(await anchored(real, { CARGO_HOME: '/elsewhere' })).toEqual({ GOPATH: join(real, 'go') });
  expect(await anchored(undefined, {})).toEqual({});
});
