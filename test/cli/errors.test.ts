import { expect, test, vi } from 'vitest';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

test.each([
  [
    ['--fliter', 'x'],
    "error OCIC_BAD_OPTION: Unknown option '--fliter'.\nDid you mean --filter? See oci-conform --help.\n",
  ],
  [
    ['--transport', 'sdd'],
    'error OCIC_BAD_OPTION: --transport does not know "sdd".\nDid you mean sdk? It takes one of: sdk, v1, responses, management.\n',
  ],
  [
    ['--reporter', 'junti=r.xml'],
    'error OCIC_BAD_OPTION: --reporter does not know "junti".\nDid you mean junit? It takes one of: pretty, json, junit, traces, summary, html.\n',
  ],
  [
    ['--seed', 'seven'],
    'error OCIC_BAD_OPTION: --seed takes a whole number from 0 to 4294967295, not "seven".\nFor example: --seed 0.\n',
  ],
  [
    ['--reporter', 'json', '--reporter', 'junit'],
    'error OCIC_BAD_OPTION: Two reporters cannot both write to stdout.\nGive one of them a file: --reporter junit=report.\n',
  ],
  [
    ['mok'],
    'error OCIC_BAD_OPTION: oci-conform has no command "mok".\nDid you mean mock? The commands are: mock, exec, env, inspect, init, adapter, curl, judge, cases, explain, faults, vectors, recordings.\n',
  ],
  [
    ['--target', 'localhost'],
    'error OCIC_BAD_OPTION: --target takes an address, not "localhost".\nFor example: --target http://127.0.0.1:4000.\n',
  ],
  [
    ['--region', 'us-chicago-1'],
    'error OCIC_BAD_OPTION: --region means nothing to the built-in mock.\nAdd --live or --target <url>, or leave it out.\n',
  ],
  [
    ['--if-configured'],
    'error OCIC_BAD_OPTION: --if-configured has nothing to decide without --live.\nAdd --live, or leave it out.\n',
  ],
  [
    ['explain', 'OCIC_BAD_TRASE'],
    'error OCIC_UNKNOWN_CASE: No case, requirement, check, error code or signature problem has the id OCIC_BAD_TRASE.\nDid you mean OCIC_BAD_TRACE? See oci-conform cases for the list.\n',
  ],
])('%j is refused with exit 2, a code, a sentence and a remedy', async (args, stderr) => {
  expect(await ociConform(args)).toEqual({ code: 2, stdout: '', stderr });
});

test('a pattern that matches nothing names the nearest id', async () => {
  const { code, stdout, stderr } = await ociConform(['--filter', 'stream/wire/generik']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('error OCIC_UNKNOWN_PATTERN: ');
  expect(stderr).toContain('stream/wire/generic');
});

test('a report that cannot be written is refused before the run', async () => {
  const { code, stdout, stderr } = await ociConform(['--reporter', 'json=/nonexistent/r.json']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('error OCIC_UNWRITABLE: The report /nonexistent/r.json');
});
