import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConformError } from '../errors.js';
import { sizeLimit } from './files.js';
import { packagedFolder } from './folder.js';
import { loadRecordings } from './load.js';

const body = 'data: {"finishReason":"stop","pad":"aa"}\r\n\r\n';
const meta = {
  transport: 'sdk',
  dialect: 'generic',
  model: 'xai.grok-4',
  request: { chatRequest: { apiFormat: 'GENERIC', isStream: true } },
  status: 200,
  headers: { 'content-type': 'text/event-stream' },
  delays: [],
  turn: { text: '', toolCalls: [], finishReason: 'stop' },
  provenance: {
    kind: 'constructed',
    confidence: 'inferred',
    source: 'a test',
    date: '2026-11-21',
  },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oci-conform-recordings-'));
  mkdirSync(join(folder, 'generic'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, content: unknown) =>
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

async function failure(of = folder): Promise<ConformError> {
  const error: unknown = await loadRecordings(of).catch((reason: unknown) => reason);
  if (error instanceof ConformError) return error;
  throw new Error(`expected a ConformError, got ${String(error)}`);
}

test('gives each recording by id, its bytes untouched', async () => {
  put('generic/one.sse', body);
  put('generic/one.meta.json', meta);
  put('generic/two.json', '{}');
  put('generic/two.meta.json', meta);
  put('README.md', 'not a recording');
  put('generic/.hidden', 'passed over');
  const set = await loadRecordings(folder);
  expect([...set.keys()]).toEqual(['generic/one', 'generic/two']);
  expect(set.get('generic/one')?.stream).toBe(true);
  expect(set.get('generic/two')?.stream).toBe(false);
  expect(Buffer.from(set.get('generic/one')?.body ?? []).toString()).toBe(body);
  expect(set.get('generic/one')?.meta.model).toBe('xai.grok-4');
});

test('loads the recordings of this package', async () => {
  const set = await loadRecordings(packagedFolder());
  expect(set.get('generic/llama-text-usage')?.meta.turn.usage?.totalTokens).toBe(58);
});

test('says which folder cannot be read', async () => {
  const absent = join(folder, 'absent');
  const error = await failure(absent);
  expect(error.code).toBe('OCIC_UNREADABLE');
  expect(error.message).toContain(absent);
});

describe('names the file and the field of a bad recording', () => {
  const { model: _model, ...withoutModel } = meta;
  test.each([
    ['a missing field', withoutModel, 'one.meta.json: model: is missing'],
    ['a field of another type', { ...meta, status: '200' }, 'one.meta.json: status: must be'],
    [
      'a call without name',
      { ...meta, turn: { ...meta.turn, toolCalls: [{ arguments: '{}' }] } },
      'one.meta.json: turn.toolCalls: must be',
    ],
    ['another dialect', { ...meta, dialect: 'cohere' }, 'one.meta.json: dialect: is "cohere"'],
    ['a list', [], 'one.meta.json: is not a JSON object'],
    ['no JSON', '{"transport":', 'one.meta.json: is not JSON'],
  ])('%s', async (_what, content, message) => {
    put('generic/one.sse', body);
    put('generic/one.meta.json', content);
    const error = await failure();
    expect(error.code).toBe('OCIC_BAD_RECORDING');
    expect(error.message).toContain(`generic/${message}`);
    expect(error.remedy).not.toBe('');
  });
});

describe('refuses files that are no recordings', () => {
  test.each([
    ['generic/one.sse', 'there is no one.meta.json beside it'],
    ['generic/one.meta.json', 'there is no .sse or .json beside it'],
    ['generic/Some Name.sse', 'the name is not that of a recording'],
    ['generic/notes.txt', 'the name is not that of a recording'],
  ])('%s', async (file, message) => {
    put(file, '{}');
    const error = await failure();
    expect(error.code).toBe('OCIC_BAD_RECORDING');
    expect(error.message).toContain(`${file}: ${message}`);
  });

  test('two bodies with one id', async () => {
    for (const kind of ['sse', 'json']) put(`generic/one.${kind}`, '{}');
    put('generic/one.meta.json', meta);
    expect((await failure()).message).toContain('generic/one.sse: one.json has the same id');
  });

  test('a body over the limit', async () => {
    put('generic/one.sse', '');
    put('generic/one.meta.json', meta);
    truncateSync(join(folder, 'generic/one.sse'), sizeLimit + 1);
    expect((await failure()).message).toContain('generic/one.sse: the file is larger than');
  });
});

describe('never follows a link out of the folder', () => {
  test.each([
    ['a file', 'generic/one.sse', '/etc/hostname'],
    ['a folder', 'cohere', tmpdir()],
    ['a link to nowhere', 'generic/one.sse', './absent'],
  ])('%s', async (_what, link, target) => {
    put('generic/one.meta.json', meta);
    symlinkSync(target, join(folder, link));
    const error = await failure();
    expect(error.code).toBe('OCIC_BAD_RECORDING');
    expect(error.message).toContain(link);
    expect(error.message).toContain('leads out');
  });

  test('a link inside it is read', async () => {
    put('generic/one.sse', body);
    put('generic/one.meta.json', meta);
    symlinkSync('one.sse', join(folder, 'generic/two.sse'));
    put('generic/two.meta.json', meta);
    expect((await loadRecordings(folder)).size).toBe(2);
  });
});
