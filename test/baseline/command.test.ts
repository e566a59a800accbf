import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ociConform } from '../cli/spawn.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'oci-conform.baseline.json');
const write = (...entries: readonly object[]) => writeFileSync(file, JSON.stringify({ entries }));
const entry = { reason: 'We know.', expires: '9999-12-31' };
const run = (...args: readonly string[]) =>
  ociConform(['--filter', 'stream/plain/generic', ...args], { cwd: folder });

test('an entry that matches no case is told before anything is run', async () => {
  write({ ...entry, case: 'stream/plain/genric' });
  const { code, stdout, stderr } = await run('--baseline');
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(
    'error OCIC_UNKNOWN_PATTERN: oci-conform.baseline.json, entry 1: The pattern stream/plain/genric matches no case.\nDid you mean stream/plain/generic?',
  );
}, 60_000);

test('a file that lies about is not read', async () => {
  write({ ...entry, case: 'stream/plain/genric' });
  const { code } = await run('--reporter', 'traces=traces.jsonl');
  expect(code).toBe(0);
}, 60_000);

test('what passes though it should fail is a finding, alike from kept traces, and an update removes it', async () => {
  const other = { ...entry, case: 'models/list/all-pages' };
  write({ ...entry, case: 'stream/plain/generic' }, other);
  const ran = await run('--baseline', '--reporter', 'traces=traces.jsonl');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('✘ unexpected pass  stream/plain/generic');
  expect(ran.stdout).toContain('1 entry for cases that were not run: models/list/all-pages');
  expect(ran.stdout).toMatch(/\nFAIL: 1 case in [\d.]+ s: 1 unexpected pass\n$/);

  const judge = () =>
    ociConform(['judge', 'traces.jsonl', '--baseline', '--reporter', 'json'], { cwd: folder });
  const [first, second] = await Promise.all([judge(), judge()]);
  expect(first.code).toBe(1);
  expect(JSON.parse(first.stdout)).toMatchObject({
    totals: { 'unexpected-pass': 1, pass: 0 },
    baseline: { entries: 2, expired: [], idle: ['models/list/all-pages'] },
  });
  expect(second.stdout).toBe(first.stdout);

  const updated = await run('--update-baseline');
  expect(updated.code).toBe(0);
  expect(updated.stderr).toContain('1 entry written: 1 kept; 1 removed: stream/plain/generic');
  expect(JSON.parse(readFileSync(file, 'utf8')).entries).toEqual([other]);
}, 120_000);

test('failures of kept traces that are expected do not fail, and are skipped in JUnit', async () => {
  const [line = ''] = readFileSync(join(folder, 'traces.jsonl'), 'utf8').split('\n');
  const trace = JSON.parse(line);
  writeFileSync(
    join(folder, 'red.jsonl'),
    JSON.stringify({ ...trace, outcome: { error: { message: 'It broke.' } }, events: [] }),
  );
  const judge = (...args: readonly string[]) =>
    ociConform(['judge', 'red.jsonl', ...args], { cwd: folder });
  expect((await judge()).code).toBe(1);
  write({ ...entry, case: 'stream/plain' });
  const { code, stdout } = await judge('--baseline', '--reporter', 'junit');
  expect(code).toBe(0);
  expect(stdout).toContain('failures="0" errors="0" skipped="1"');
  expect(stdout).toContain('<skipped message="expected until 9999-12-31: We know."/>');
  write({ ...entry, case: 'stream/plain', expires: '2020-01-01' });
  const expired = await judge('--baseline');
  expect(expired.code).toBe(1);
  expect(expired.stdout).toContain('expired on 2020-01-01, counts no more: stream/plain');
}, 120_000);

test('what fails by a check that its entry does not name is a finding, though the case was known to fail', async () => {
  const id = 'stream/cohere/tool-turn';
  await ociConform(['--filter', id, '--reporter', 'traces=tools.jsonl'], { cwd: folder });
  const trace = JSON.parse(readFileSync(join(folder, 'tools.jsonl'), 'utf8'));
  const { turn } = trace.outcome;
  const judge = (changes: object) => {
    const outcome = { ...trace.outcome, turn: { ...turn, ...changes } };
    writeFileSync(join(folder, 'tools.jsonl'), JSON.stringify({ ...trace, outcome }));
    return ociConform(['judge', 'tools.jsonl', '--baseline'], { cwd: folder });
  };
  write({ ...entry, case: 'stream/cohere', checks: ['finish-reason-is-as-given'] });
  const known = await judge({ finishReason: 'length' });
  expect(known.stdout).toContain('1 failure was expected');
  expect(known.code).toBe(0);

  const doubled = { finishReason: 'length', toolCalls: [...turn.toolCalls, ...turn.toolCalls] };
  const news = await judge(doubled);
  expect(news.code).toBe(1);
  expect(news.stdout).toContain(`✘ fail  ${id}`);
  expect(news.stdout.replace(/\s+/g, ' ')).toContain(
    'baseline We know. The entry "stream/cohere" does not name tool-calls-are-as-given.',
  );
}, 120_000);
