import { expect, test } from 'vitest';
import { resultOf, sampleRun } from '../../test/reports/sample.js';
import { reproduceCommand } from './reproduce.js';

const result = resultOf('fail');
const { report } = sampleRun([result]);
const live = { kind: 'live', name: 'https://inference.example' } as const;
const url = { kind: 'url', name: 'http://127.0.0.1:4000' } as const;

test('the built-in mock needs the case and the seed', () => {
  expect(
    reproduceCommand({ ...report, command: 'oci-conform --filter sample --bail' }, result),
  ).toBe('npx oci-conform --filter sample/fail --seed 7');
});

test('another service is named as the run named it, and nothing else is kept', () => {
  const command =
    "oci-conform --live --region us-chicago-1 --profile 'my profile' --filter stream --reporter json=r.json";
  expect(reproduceCommand({ ...report, target: live, command }, result)).toBe(
    "npx oci-conform --live --region us-chicago-1 --profile 'my profile' --filter sample/fail --seed 7",
  );
});

test('judged traces name the service by what they say of it', () => {
  const command = 'oci-conform judge t.jsonl';
  expect(reproduceCommand({ ...report, target: url, command }, result)).toContain(
    ' --target http://127.0.0.1:4000 --filter',
  );
  expect(reproduceCommand({ ...report, target: live, command }, result)).toContain(' --live --f');
});

test('cells are named where a run judged several', () => {
  const { report: wide } = sampleRun([result, resultOf('pass', { transport: 'management' })]);
  expect(reproduceCommand(wide, result)).toBe(
    'npx oci-conform --filter sample/fail --transport sdk --seed 7',
  );
});

test('the provider under test is named as a shell reads it', () => {
  const command =
    "oci-conform --provider 'python it'\\''s.py' --feature stream --filter stream --baseline b.json --seed 7";
  expect(reproduceCommand({ ...report, command }, result)).toBe(
    "npx oci-conform --provider 'python it'\\''s.py' --feature stream --filter sample/fail --seed 7",
  );
});

test('a gateway is started as it was, and called on the same transport', () => {
  const command =
    "oci-conform --gateway http://127.0.0.1:8080 --gateway-command 'serve --port 8080' --transport sdk --seed 7";
  expect(reproduceCommand({ ...report, command }, result)).toBe(
    "npx oci-conform --gateway http://127.0.0.1:8080 --gateway-command 'serve --port 8080' --filter sample/fail --transport sdk --seed 7",
  );
});
