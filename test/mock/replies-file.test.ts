/** `oci-conform mock --replies <file>`: read at the beginning, and whenever it changes. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mockCommand } from '../../src/cli/mock.js';
import { eventually } from './client.js';
import { keyed } from './openai-client.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oci-conform-replies-'));
});
afterAll(() => rm(folder, { recursive: true }));

const always = (text: string) => ({
  turn: { text, toolCalls: [], finishReason: 'stop' },
  times: 'always',
});

it('answers by the file, follows it, and keeps what it had where it is not understood', async () => {
  const file = join(folder, 'replies.json');
  await writeFile(file, JSON.stringify([always('One.')]));
  const stop = new AbortController();
  const outs: string[] = [];
  const errs: string[] = [];
  const out = () => outs.join('');
  const err = () => errs.join('');
  const io = {
    stdout: { write: (text: string) => outs.push(text) },
    stderr: { write: (text: string) => errs.push(text) },
  };
  const options = { replies: file, persona: 'echo', json: true } as const;
  const code = mockCommand(options, io, stop.signal);
  try {
    await eventually(() => out().endsWith('\n'));
    const client = keyed(JSON.parse(out()));
    const ask = async () => {
      const { choices } = await client.chat.completions.create({
        model: 'xai.grok-4.3',
        messages: [{ role: 'user', content: 'Hello?' }],
      });
      return choices[0]?.message.content;
    };
    expect(await ask()).toBe('One.');

    await writeFile(file, '[{"turn":');
    await eventually(() => err().includes('The mock stays as it was.\n'));
    expect(err()).toContain('error OCIC_BAD_SCRIPT');
    expect(err()).toContain('replies.json is no JSON');
    expect(await ask()).toBe('One.');

    // As editors do it: a new file in the place of the old.
    await writeFile(`${file}~`, JSON.stringify({ replies: [], persona: 'terse' }));
    await rename(`${file}~`, file);
    await eventually(() => err().includes('replies.json: 0 replies, then terse\n'));
    expect(await ask()).toMatch(/^\w+\.$/);

    await writeFile(file, '[]');
    await eventually(() => err().includes('replies.json: 0 replies, then echo\n'));
    expect(await ask()).toBe('Hello?');
  } finally {
    stop.abort();
  }
  expect(await code).toBe(0);
});

it('does not start with a file that is not understood', async () => {
  const io = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
  const file = join(folder, 'bad.json');
  await writeFile(file, '[{"recording":"no/such"}]');
  await expect(mockCommand({ replies: file }, io)).rejects.toMatchObject({
    code: 'OCIC_UNKNOWN_RECORDING',
  });
  await expect(mockCommand({ replies: join(folder, 'none.json') }, io)).rejects.toMatchObject({
    code: 'OCIC_UNREADABLE',
  });
});
