import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleRun } from '../../test/reports/sample.js';
import { checkWritable, renderAll, reporters, writeReports } from './reporters.js';
import { styleOf } from './style.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = sampleRun();
const coloured = styleOf({ env: { FORCE_COLOR: '1' }, isTTY: true, columns: 100 });

test('the pretty report goes to stdout unless another does', () => {
  const path = join(folder, 'r.json');
  const both = renderAll(run, [{ name: 'json', path }], coloured);
  expect(both.map((one) => one.path)).toEqual([undefined, path]);
  expect(both[0]?.text).toContain('Oracle OCI Generative AI conformance');
  const json = renderAll(run, [{ name: 'json' }], coloured);
  expect(json.map(({ text }) => JSON.parse(text).seed)).toEqual([7]);
});

test('a file gets no colour', () => {
  const path = join(folder, 'r.txt');
  writeReports(renderAll(run, [{ name: 'pretty', path }], coloured));
  expect(readFileSync(path, 'utf8').includes('\u001b')).toBe(false);
});

test.each([
  ['a folder that is not there', join(folder, 'no', 'r.json')],
  ['a folder', folder],
])('%s cannot be written to, and is named before the run', (_what, path) => {
  const refusal = expect.objectContaining({
    code: 'OCIC_UNWRITABLE',
    message: expect.stringContaining(path),
  });
  expect(() => checkWritable([{ name: 'json', path }])).toThrow(refusal);
  expect(() => writeReports([{ path, text: '' }])).toThrow(refusal);
});

test('traces are written one a line', () => {
  const lines = reporters.traces(run).split('\n');
  expect(lines.map((line) => line.slice(0, 13))).toEqual(['{"version":1,', '']);
});
