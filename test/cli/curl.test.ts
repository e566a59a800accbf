import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type CurlOptions, curl } from '../../src/cli/curl.js';
import { curlText } from '../../src/cli/curl-text.js';
import { startMock } from '../../src/mock/mock.js';

const shell = promisify(execFile);

function withResolver() {
  let resolve: (text: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Runs the command's curl in a shell, so often, while its mock answers. */
async function answersOf(id: string, options: Parameters<typeof curl>[1] = {}, times = 1) {
  const stop = new AbortController();
  let stderr = '';
  const printed = withResolver();
  const ended = curl(
    id,
    options,
    {
      stdout: { write: (text) => printed.resolve(text) },
      stderr: { write: (text) => (stderr += text) },
    },
    stop.signal,
  );
  const failed = ended.then(() => Promise.reject(new Error('It ended at once.')));
  failed.catch(() => {});
  try {
    const command = await Promise.race([printed.promise, failed]);
    const answers: string[] = [];
    for (let at = 0; at < times; at += 1) {
      answers.push((await shell('sh', ['-c', `${command.trimEnd()} --max-time 20`])).stdout);
    }
    stop.abort();
    expect(await ended).toBe(0);
    return { command, answers, stderr };
  } finally {
    stop.abort();
  }
}

test('curl, in a shell, gets the answer of the case, as often as it asks', async () => {
  const { answers, stderr } = await answersOf('stream/cohere/closing-repeats-text', {}, 2);
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain('data: {"apiFormat":"COHERE"');
  }
  expect(answers[1]?.split('\r\n\r\n')[1]).toBe(answers[0]?.split('\r\n\r\n')[1]);
  expect(stderr.match(/^POST \/20231130\/actions\/chat 200 /gm)).toHaveLength(2);
}, 60_000);

test('on the OpenAI transports, with compartment and project', async () => {
  const { answers, command } = await answersOf('responses/stream/text', {
    transport: ['responses'],
  });
  expect(command).toContain("--header 'opc-compartment-id: ocid1.compartment.oc1..");
  expect(answers[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answers[0]).toContain('event: response.created');
}, 60_000);

test('a probe is sent as the case spoils it', async () => {
  const { answers } = await answersOf('signature/refused/path-changed');
  expect(answers[0]).toMatch(/^HTTP\/1\.1 401 /);
}, 60_000);

describe('at a mock that runs already', () => {
  /** Runs the command to its end, then its curl in a shell. */
  async function printedFor(id: string, target: string, options: CurlOptions = {}) {
    let [stdout, stderr] = ['', ''];
    const io = {
      stdout: { write: (text: string) => (stdout += text) },
      stderr: { write: (text: string) => (stderr += text) },
    };
    const code = await curl(id, { ...options, target }, io, new AbortController().signal);
    return { code, command: stdout, stderr };
  }

  test('the command ends, and its curl is answered as the case says', async () => {
    await using mock = await startMock();
    const id = 'stream/cohere/closing-repeats-text';
    const { code, command, stderr } = await printedFor(id, `${mock.origin}/openai/v1`);
    expect(code).toBe(0);
    expect(stderr).toContain(`${mock.origin} answers as the case says, in its tenancy`);
    const { stdout } = await shell('sh', ['-c', command]);
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(stdout).toContain('data: {"apiFormat":"COHERE"');
    const tenancy = mock.tenancies().find(({ name }) => name.startsWith('curl.'));
    expect(tenancy?.name).toBe('curl.stream.cohere.closing-repeats-text');
    expect(tenancy?.journal().map(({ identity }) => identity?.verdict)).toEqual(['accepted']);
    // The same case again: the same tenancy, and a line that was printed before is as good as the new one.
    const again = await printedFor(id, mock.origin);
    for (const one of [command, again.command]) {
      expect((await shell('sh', ['-c', one])).stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    }
    expect(mock.tenancies()).toHaveLength(2);
    expect(mock.tenancy.journal()).toEqual([]);
  }, 60_000);

  test('a probe is refused there as the case wants it', async () => {
    await using mock = await startMock();
    const { command } = await printedFor('signature/refused/path-changed', mock.origin);
    expect((await shell('sh', ['-c', command])).stdout).toMatch(/^HTTP\/1\.1 401 /);
  }, 60_000);

  test('a mock whose control API is closed is told of', async () => {
    await using mock = await startMock({ control: false });
    await expect(printedFor('stream/cohere/text', mock.origin)).rejects.toMatchObject({
      code: 'OCIC_CONTROL_REFUSED',
      message: `The control API of the mock at ${mock.origin} is closed (status 404).`,
    });
  }, 60_000);

  test('what is no mock is told of', async () => {
    const server = createServer((_request, response) => response.end('<h1>Hello</h1>'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const origin = `http://127.0.0.1:${port}`;
    await expect(printedFor('stream/cohere/text', origin)).rejects.toMatchObject({
      code: 'OCIC_NO_MOCK',
      message: `There is no mock at ${origin}: what answers is none (status 200).`,
    });
    server.close();
    await once(server, 'close');
    await expect(printedFor('stream/cohere/text', origin)).rejects.toMatchObject({
      code: 'OCIC_NO_MOCK',
      message: expect.stringMatching(/: it cannot be reached \(.+\)\.$/),
    });
  }, 60_000);

  test('a seed is of a mock that is started', async () => {
    const refused = printedFor('stream/cohere/text', 'http://127.0.0.1:9', { seed: 7 });
    await expect(refused).rejects.toThrow('--seed is of a mock that is started');
  });
});

test.each([
  ['chat/rounds/whole', {}, 'is no single request'],
  ['stream/cohere/text', { transport: ['v1' as const] }, 'is not on the transport v1'],
  ['stream/cohere/txt', {}, 'No case has the id'],
])('%s is refused', async (id, options, words) => {
  const nowhere = { write: () => {} };
  const refused = curl(id, options, { stdout: nowhere, stderr: nowhere }, AbortSignal.abort());
  await expect(refused).rejects.toThrow(words);
});

test('a quote in a body or header is the shell’s to give back', async () => {
  const text = curlText('http://127.0.0.1:9', {
    method: 'POST',
    target: '/a?b={c}',
    headers: [
      ['host', '127.0.0.1:9'],
      ['x-it', "it's"],
      ['content-length', '7'],
    ],
    body: Buffer.from(`"it's\n"`),
  });
  const { stdout } = await shell('sh', ['-c', text.replace(/^curl/, "printf '%s|'")]);
  expect(stdout.split('|').slice(-6, -1)).toEqual([
    'http://127.0.0.1:9/a?b={c}',
    '--header',
    "x-it: it's",
    '--data-binary',
    `"it's\n"`,
  ]);
});
