import { expect, test, vi } from 'vitest';
import { mockCommand } from '../../src/cli/mock.js';
import { chatBody } from '../mock/client.js';
import { ociConform } from './spawn.js';

vi.setConfig({ testTimeout: 60_000 });

test('faults --json gives the catalogue whole', async () => {
  const { code, stdout } = await ociConform(['faults', '--json']);
  const rows: Record<string, unknown>[] = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(rows.find(({ id }) => id === 'sse/split-inside-crlf')).toEqual({
    id: 'sse/split-inside-crlf',
    group: 'Bytes of a stream, its meaning untouched',
    title: 'Lines end in CR LF, and a chunk between the two.',
    source: 'oracle/langchain-oracle PR #285 (review); WHATWG HTML, server-sent events',
    needs: 'stream',
    settles: ['line-ends', 'chunking'],
  });
});

test('faults lists them in groups, with what happens', async () => {
  const { code, stdout } = await ociConform(['faults']);
  expect(code).toBe(0);
  expect(stdout).toContain(
    '\nEndings\n  ending/no-done\n      `[DONE]` is left out; the stream is closed properly.\n',
  );
});

test('mock --fault lets each befall every reply, and says so in the line of the request', async () => {
  const stop = new AbortController();
  let printed = '';
  let log = '';
  const running = mockCommand(
    { auth: 'off', json: true, fault: ['status/503', 'retry/after-seconds'] },
    {
      stdout: {
        write: (text) => {
          printed += text;
        },
      },
      stderr: {
        write: (text) => {
          log += text;
        },
      },
    },
    stop.signal,
  );
  await vi.waitUntil(() => printed !== '', { timeout: 30_000 });
  const access = JSON.parse(printed);
  const answer = await fetch(`${access.endpoint}/20231130/actions/chat`, {
    method: 'POST',
    body: chatBody(access),
  });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  await answer.text();
  await vi.waitUntil(() => log !== '', { timeout: 30_000 });
  stop.abort();
  expect(await running).toBe(0);
  expect(log).toBe('POST /20231130/actions/chat 503 default [status/503, retry/after-seconds]\n');
});

test('mock --fault names the nearest to a slip of the pen', async () => {
  const { code, stderr } = await ociConform(['mock', '--fault', 'ending/rest']);
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean ending/reset?');
});
