import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordingsCheck } from './recordings.js';

function catcher(): { readonly stream: Writable; readonly text: () => string } {
  const caught: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      caught.push(String(chunk));
      callback();
    },
  });
  return { stream, text: () => caught.join('') };
}

async function check(folder: string | undefined, json = false) {
  const [stdout, stderr] = [catcher(), catcher()];
  const streams = { stdout: stdout.stream, stderr: stderr.stream };
  const code = await recordingsCheck(folder, streams, { json });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oci-conform-cli-recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the recordings of the package pass, with a line a dialect', async () => {
  const { code, stdout, stderr } = await check(undefined);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^cohere-v2 +\d+ streams, \d+ whole answers, 0 problems$/m);
  expect(stdout).toMatch(/: all well\n$/);
  expect(stderr).toBe('');
});

test('a problem is told with its file and what to do, and exits 1', async () => {
  mkdirSync(join(folder, 'generic'));
  writeFileSync(join(folder, 'generic/one.sse'), '');
  const { code, stdout } = await check(folder);
  expect(code).toBe(1);
  expect(stdout).toBe(`generic  0 streams, 0 whole answers, 1 problem

generic/one.sse: there is no one.meta.json beside it
  Write one.meta.json: the request, the turn and the provenance of these bytes.

0 recordings in ${folder}: 1 problem
`);
});

test('the same as JSON', async () => {
  mkdirSync(join(folder, 'generic'));
  writeFileSync(join(folder, 'generic/one.sse'), '');
  const { code, stdout } = await check(folder, true);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ folder, problems: [{ file: 'generic/one.sse' }] });
});

test('an unreadable folder goes to stderr and exits 2', async () => {
  const { code, stdout, stderr } = await check(join(folder, 'absent'));
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('OCIC_UNREADABLE');
  expect(stderr).toContain(join(folder, 'absent'));
});
