import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { curl } from '../../src/cli/curl.js';
import { curlText } from '../../src/cli/curl-text.js';

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
