/** A running mock follows its files: a real process, real files, saved as editors save them. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packagedFolder } from '../../src/recordings/folder.js';
import { eventually } from '../mock/client.js';
import { keyed } from '../mock/openai-client.js';

vi.setConfig({ testTimeout: 150_000 });

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oci-conform-follow-'));
});
afterEach(() => rm(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);
const save = (name: string, text: string) => writeFile(inFolder(name), text);
const saveJson = (name: string, value: unknown) => save(name, JSON.stringify(value));

const always = (text: string) => ({
  turn: { text, toolCalls: [], finishReason: 'stop' },
  times: 'always',
});

/** `oci-conform mock` in the folder, until it is disposed of. */
async function start(...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), main, 'mock', '--json', ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  await eventually(() => out.endsWith('\n') || child.exitCode !== null);
  const access = JSON.parse(out);
  const client = keyed(access);
  const question = [{ role: 'user', content: 'Hello?' }] as const;
  return {
    access,
    client,
    /** What was told since the last look that contains this, once there is such. */
    async told(text: string): Promise<string> {
      await eventually(() => err.includes(text));
      const told = err;
      err = '';
      return told;
    },
    async ask(model = 'xai.grok-4.3') {
      const { choices } = await client.chat.completions.create({ model, messages: [...question] });
      return choices[0]?.message.content;
    },
    async statusOf() {
      const { status } = await client.chat.completions
        .create({ model: 'xai.grok-4.3', messages: [...question] })
        .then(() => ({ status: 200 }))
        .catch((error: { status: number }) => error);
      return status;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    },
  };
}

test('replies, persona, faults and switches of the config change from the next request on', async () => {
  await saveJson('oci-conform.config.json', {
    mock: { replies: [always('One.')], persona: 'terse' },
  });
  await using mock = await start();
  expect(await mock.ask()).toBe('One.');

  await saveJson('oci-conform.config.json', { mock: { persona: 'echo' } });
  await mock.told('no replies, echo answers\n');
  expect(await mock.ask()).toBe('Hello?');

  await saveJson('oci-conform.config.json', { mock: { persona: 'echo', faults: ['status/503'] } });
  await mock.told('oci-conform.config.json: faults status/503\n');
  expect(await mock.statusOf()).toBe(503);

  const switches = { rightsMissing: true };
  await saveJson('oci-conform.config.json', { mock: { persona: 'echo', switches } });
  const told = await mock.told('oci-conform.config.json: no faults\n');
  expect(told).toContain('oci-conform.config.json: switches rightsMissing\n');
  expect(await mock.statusOf()).toBe(404);

  await saveJson('oci-conform.config.json', {});
  await mock.told('oci-conform.config.json: no switches\n');
  expect(await mock.ask()).not.toBe('Hello?');
});

test('a version that is not understood is told of once and changes nothing, and the next one counts', async () => {
  await saveJson('oci-conform.config.json', { mock: { replies: [always('Before.')] } });
  await using mock = await start();
  const stays = 'The mock stays as it was.\n';

  await save('oci-conform.config.json', '{ "mock": { "persona": "echo", "repl');
  expect(await mock.told(stays)).toContain('oci-conform.config.json');
  expect(await mock.ask()).toBe('Before.');

  // All or nothing: the persona before the bad reply is not taken either.
  const bad = { mock: { persona: 'echo', replies: [{ recording: 'generic/lama-text' }] } };
  await saveJson('oci-conform.config.json', bad);
  const told = await mock.told(stays);
  expect(told).toContain('oci-conform.config.json: mock.replies, reply 1: There is no recording');
  expect(told).toContain('Did you mean generic/llama-text?');
  expect(told.split(stays)).toHaveLength(2);
  expect(await mock.ask()).toBe('Before.');

  await saveJson('oci-conform.config.json', { mock: { replies: [always('After.')] } });
  expect(await mock.told('1 reply, then helpful\n')).not.toContain('error');
  expect(await mock.ask()).toBe('After.');

  await rm(inFolder('oci-conform.config.json'));
  expect(await mock.told(stays)).toContain('error OCIC_UNREADABLE');
  expect(await mock.ask()).toBe('After.');
});

test('what an option says stands above every version of the file; what needs a new start is told', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const address = free.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await new Promise((resolve) => free.close(resolve));
  await save(
    'oci-conform.config.mjs',
    `export default { mock: { port: ${port}, persona: 'terse' } };`,
  );
  await using mock = await start('--persona', 'echo');
  expect(mock.access.endpoint).toBe(`http://127.0.0.1:${port}`);
  expect(await mock.ask()).toBe('Hello?');

  await save(
    'oci-conform.config.mjs',
    "export default { mock: { port: 1, auth: 'off', persona: 'slow', faults: ['status/503'] } };",
  );
  const told = await mock.told('mock.auth is not as in the running mock');
  expect(told).toContain(
    'oci-conform.config.mjs: mock.port is not as in the running mock: it holds from the next start on\n',
  );
  expect(told).not.toContain('persona');
  expect(await mock.statusOf()).toBe(503);
});

test('a TypeScript config is read again with what it imports; a file put in its place is seen', async () => {
  await save('words.ts', "export const word: string = 'One.';");
  const config = (persona: string) => `
    import { defineConfig } from 'oci-conform';
    import { word } from './words.js';
    const turn = { text: word, toolCalls: [], finishReason: 'stop' } as const;
    export default defineConfig({ mock: { persona: '${persona}', replies: [{ turn, times: 'always' }] } });`;
  await save('oci-conform.config.ts', config('terse'));
  await using mock = await start();
  expect(await mock.ask()).toBe('One.');
  await save('words.ts', "export const word: string = 'Two.';");
  await save('.oci-conform.config.ts.swp', config('slow'));
  await rename(inFolder('.oci-conform.config.ts.swp'), inFolder('oci-conform.config.ts'));
  await mock.told('oci-conform.config.ts: 1 reply, then slow\n');
  expect(await mock.ask()).toBe('Two.');
});

test('a recordings folder is followed, and replies that name what is gone are refused', async () => {
  await mkdir(inFolder('recorded/cohere'), { recursive: true });
  const put = async (from: string, to: string) => {
    for (const end of ['sse', 'meta.json']) {
      await cp(
        join(packagedFolder(), `cohere/${from}.${end}`),
        inFolder(`recorded/cohere/${to}.${end}`),
      );
    }
  };
  await put('text', 'mine');
  await saveJson('replies.json', [{ recording: 'cohere/mine', times: 'always' }]);
  await saveJson('oci-conform.config.json', {
    mock: { recordings: 'recorded', replies: 'replies.json', auth: 'off' },
  });
  await using mock = await start();
  const body = JSON.stringify({
    compartmentId: mock.access.compartmentId,
    servingMode: { servingType: 'ON_DEMAND', modelId: 'cohere.command-a-03-2025' },
    chatRequest: { apiFormat: 'COHERE', message: 'Hi', isStream: true },
  });
  const answer = async () =>
    (await fetch(`${mock.access.endpoint}/20231130/actions/chat`, { method: 'POST', body })).text();
  const text = await answer();
  expect(text).toContain('"finishReason"');

  // Other bytes under the same id, and one more recording: many files, one change.
  await put('citations', 'mine');
  await put('text', 'another');
  await mock.told(': 2 recordings\n');
  expect(await answer()).not.toBe(text);

  await rm(inFolder('recorded/cohere/mine.sse'));
  await rm(inFolder('recorded/cohere/mine.meta.json'));
  const told = await mock.told('The mock stays as it was.\n');
  expect(told).toContain('replies.json, reply 1: There is no recording "cohere/mine"');
  expect(await answer()).not.toBe(text);
  await saveJson('replies.json', [{ recording: 'cohere/another', times: 'always' }]);
  await mock.told('replies.json: 1 reply, then helpful\n');
  expect(await answer()).toBe(text);
});

test('an open stream goes on as it began', async () => {
  const slow = { ...always('One two three four five six.'), delivery: { interval: 400 } };
  await saveJson('replies.json', [slow]);
  await using mock = await start('--replies', 'replies.json');
  const stream = await mock.client.chat.completions.create({
    model: 'xai.grok-4.3',
    messages: [{ role: 'user', content: 'Hello?' }],
    stream: true,
  });
  let heard = '';
  let changed: Promise<string> | undefined;
  for await (const { choices } of stream) {
    heard += choices[0]?.delta.content ?? '';
    changed ??= saveJson('replies.json', [always('Another.')]).then(() =>
      mock.told('replies.json: 1 reply, then helpful\n'),
    );
  }
  expect(heard).toBe('One two three four five six.');
  await changed;
  expect(await mock.ask()).toBe('Another.');
});
