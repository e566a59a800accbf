import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleRun } from '../../test/reports/sample.js';
import { readTraces } from './read-traces.js';
import { renderTraces } from './traces.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { traces } = sampleRun();
const [trace] = traces;
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('what the traces reporter writes is read back', async () => {
  const path = file('run.jsonl', renderTraces([...traces, ...traces]));
  expect(await readTraces([path])).toEqual([...traces, ...traces]);
});

test('a JSON document holds one trace or a list', async () => {
  expect(await readTraces([file('one.json', JSON.stringify(trace, null, 2))])).toEqual(traces);
  expect(await readTraces([file('list.json', JSON.stringify(traces, null, 2))])).toEqual(traces);
});

const good = JSON.stringify(trace);
const spoilt = (changes: object) => JSON.stringify({ ...trace, ...changes });

test.each([
  ['a line that is no JSON', '{"version":1,', /, line 2 is no JSON: /],
  ['another version', spoilt({ version: 2 }), /, line 2, field version, must be equal to constant/],
  ['a missing field', spoilt({ seed: undefined }), /, line 2 must have required property 'seed'/],
  ['a misspelt field', spoilt({ journl: [] }), /, line 2 .*journl/],
  [
    'a chat call without its messages',
    spoilt({ call: { ...trace?.call, messages: undefined } }),
    /, line 2, field call, must have required property 'messages'/,
  ],
  [
    'a wrong type deep inside',
    spoilt({ outcome: { turn: { text: 7, toolCalls: [], finishReason: 'stop' } } }),
    /, line 2, field outcome\.turn\.text, must be string/,
  ],
])('%s is refused by file, line and field', async (_what, line, message) => {
  const path = file('bad.jsonl', `${good}\n${line}\n`);
  await expect(readTraces([path])).rejects.toMatchObject({
    code: 'OCIC_BAD_TRACE',
    message: expect.stringMatching(message),
  });
  await expect(readTraces([path])).rejects.toThrow(path);
});

test('a file that is not there is named', async () => {
  await expect(readTraces([join(folder, 'none.jsonl')])).rejects.toMatchObject({
    code: 'OCIC_UNREADABLE',
    message: expect.stringContaining('none.jsonl'),
  });
});
