/** The worker door, with real processes that behave well and badly. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Access } from '../../src/protocol/access.js';
import type { ChatCall } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import { introduce } from '../../src/providers/worker/introduce.js';
import { createWorkerProvider } from '../../src/providers/worker/worker.js';

vi.setConfig({ testTimeout: 60_000 });

const script = fileURLToPath(new URL('./adapters/odd.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oci-conform-adapters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const apiKey = 'sk-0123456789abcdef0123456789abcdef';
const keyLine = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDbJ0n2q1x7c9Qy';
writeFileSync(
  join(folder, 'key.pem'),
  `-----BEGIN PRIVATE KEY-----\n${keyLine}\n-----END PRIVATE KEY-----\n`,
);
writeFileSync(join(folder, 'config'), `[DEFAULT]\nkey_file=${join(folder, 'key.pem')}\n`);

const access: Access = {
  endpoint: 'http://127.0.0.1:9',
  managementEndpoint: 'http://127.0.0.1:9',
  configFile: join(folder, 'config'),
  profile: 'DEFAULT',
  compartmentId: 'ocid1.compartment.oc1..a',
  tenancyId: 'ocid1.tenancy.oc1..a',
  region: 'us-chicago-1',
  apiKey,
};

const call: ChatCall = {
  operation: 'chat',
  model: 'cohere.command-r',
  apiFormat: 'COHERE',
  stream: true,
  messages: [{ role: 'user', text: 'Well?' }],
};

const environment = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  ),
);

const commandOf = (manner: string, file = ''): string =>
  `'${process.execPath}' '${script}' ${manner} '${file}'`;

const opened: Provider[] = [];
afterEach(async () => {
  for (const provider of opened.splice(0)) await provider.close?.();
});

function worker(
  manner: string,
  options: {
    readonly file?: string;
    readonly parallel?: number;
    readonly workers?: number;
    readonly readyWithin?: number;
    readonly grace?: number;
  } = {},
): Provider {
  const { file, parallel = 1, ...rest } = options;
  const provider = createWorkerProvider({
    command: commandOf(manner, file),
    kit: '0.1.0',
    environment: { ...environment, ODD_PARALLEL: String(parallel) },
    introduction: {
      name: 'odd',
      version: '1.0',
      capabilities: {
        transports: ['sdk'],
        auths: ['api_key'],
        features: ['stream', 'whole', 'tools', 'tool-results'],
      },
      environment: 'process',
      parallel,
      unknown: [],
    },
    ...rest,
  });
  opened.push(provider);
  return provider;
}

const run = (provider: Provider, one: Parameters<Provider['run']>[0] = call, deadline = 10_000) =>
  provider.run(one, access, new AbortController().signal, { case: 'test/case', deadline });

const failure = (provider: Provider, deadline?: number): Promise<string> =>
  run(provider, call, deadline).then(
    () => 'no failure',
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

test('an answer is reported as it was given: its pieces, its end, its turn', async () => {
  const { outcome, events, duration } = await run(worker('well'));
  expect(outcome).toEqual({
    turn: { text: 'fine', reasoning: 'hm', toolCalls: [], finishReason: 'stop' },
  });
  expect(events.map(({ kind, ...event }) => [kind, 'text' in event ? event.text : ''])).toEqual([
    ['reasoning', 'hm'],
    ['text', 'fi'],
    ['text', 'ne'],
    ['end', ''],
  ]);
  expect(duration).toBeGreaterThanOrEqual(0);
});

test.each(['in-odd-pieces', 'with-a-bom', 'floods-stderr'])(
  'an adapter that answers %s is understood',
  async (manner) => {
    const { outcome } = await run(worker(manner));
    expect(outcome.turn?.text).toBe(manner === 'in-odd-pieces' ? 'é🚆' : 'fine');
  },
);

test('two calls go to one process, one after the other; it is told when each session ends', async () => {
  const file = join(folder, 'closed');
  const provider = worker('well', { file });
  await Promise.all([run(provider), run(provider)]);
  await provider.close?.();
  expect(readFileSync(file, 'utf8')).toBe('closed true');
});

test('answers may come in any order where a process takes several calls', async () => {
  const provider = worker('in-reverse', { parallel: 3 });
  const models = ['a', 'b', 'c'];
  const reports = await Promise.all(models.map((model) => run(provider, { ...call, model })));
  expect(reports.map(({ outcome }) => outcome.turn?.text)).toEqual(models);
});

test('what tools answered is told under the id of the call', async () => {
  const { outcome } = await run(worker('well'), {
    operation: 'dialogue',
    steps: [call, { ...call, stream: false }],
  });
  expect(outcome.steps).toHaveLength(2);
});

describe('what an adapter gets wrong is told apart from what its provider reports', () => {
  const rows: readonly (readonly [manner: string, says: RegExp])[] = [
    [
      'crashes-mid-call',
      /ended before it answered s1\.1: it ended with exit code 7\. Its stderr ends with: Traceback: boom/,
    ],
    ['is-killed', /it was ended by SIGKILL/],
    ['closes-stdout', /ended before it answered s1\.1: it closed its stdout/],
    ['floods-stdout', /the line has more than 4194304 bytes\. The line: xxx/],
    ['floods-lines', /stdout is for messages alone.*The line: nothing to see here/],
    ['writes-a-warning', /stdout is for messages alone.*The line: DeprecationWarning: this is old/],
    ['breaks-a-line', /begins like a message and is no JSON; a message stands on one line/],
    ['writes-latin-1', /the line is not UTF-8/],
    ['answers-twice', /answered s1\.1 twice/],
    [
      'speaks-after-its-answer',
      /answered s1\.1 twice|of s1\.1 after it had answered, in test\/case/,
    ],
    ['answers-another', /said `result` of c99, which is the id of no call/],
    [
      'says-what-it-likes',
      /says no `results`, but ready, event, result, error, unsupported\. Did you mean result\?/,
    ],
    ['gives-arguments-as-object', /`toolCalls\.0\.arguments` is \{"a":1\}, and has to be string/],
    ['knows-no-feature', /`unsupported` of "telepathy", which is no feature/],
    [
      'crashes-at-start',
      /ended before it said `ready`: it ended with exit code 1\. Its stderr ends with: ModuleNotFoundError/,
    ],
    ['greets-with-a-banner', /stdout is for messages alone.*The line: Welcome to odd!/],
    ['speaks-version-2', /speaks version 2 of the protocol, and the kit version 1/],
    ['is-ready-twice', /said `ready` twice/],
    ['answers-before-ready', /said `result` before `ready`/],
    ['lacks-capabilities', /`ready`: it lacks `capabilities`/],
  ];
  test.each(rows)('%s', async (manner, says) => {
    expect(await failure(worker(manner))).toMatch(says);
  });

  test('never-ready', async () => {
    expect(await failure(worker('never-ready', { readyWithin: 500 }))).toMatch(
      /did not say `ready` within 500 ms/,
    );
  });

  test('a process that ended between two calls is told of at the second, and replaced for the third', async () => {
    const provider = worker('exits-after-the-answer');
    expect((await run(provider)).outcome.turn?.text).toBe('fine');
    await vi.waitFor(async () => {
      expect(await failure(provider)).toMatch(/the adapter ended|The adapter ended/);
    }, 30_000);
    expect((await run(provider)).outcome.turn?.text).toBe('fine');
  });

  test('what is said of a call that was answered names the case of that call', async () => {
    const provider = worker('answers-again-at-the-next');
    await provider.run(call, access, new AbortController().signal, { case: 'a', deadline: 10_000 });
    expect(await failure(provider)).toMatch(
      /said `result` of s1\.1 after it had answered, in a\. The line/,
    );
  });

  test('a last line without its end is read all the same', async () => {
    expect((await run(worker('last-line-without-end'))).outcome.turn?.text).toBe('fine');
  });

  test('a process that failed is replaced', async () => {
    const provider = worker('crashes-mid-call');
    await failure(provider);
    expect(await failure(provider)).toMatch(/before it answered s2\.1/);
  });

  test('after three starts in vain nothing more is started', async () => {
    const provider = worker('crashes-at-start');
    const words = [];
    for (let at = 0; at < 5; at += 1) words.push(await failure(provider));
    expect(new Set(words).size).toBe(1);
  });
});

test('a call that does not end in time is the outcome, and the process is killed', async () => {
  const { outcome } = await run(worker('hangs', { grace: 100 }), call, 100);
  expect(outcome).toEqual({ error: { message: 'the call did not end within 100 ms' } });
});

test('a call that never ends does no harm to those beside it', async () => {
  const provider = worker('hangs-at-one', { grace: 100, parallel: 2 });
  const hanging = run(provider, { ...call, messages: [{ role: 'user', text: 'Hang.' }] }, 100);
  const { outcome } = await run(provider, call, 20_000);
  expect(outcome.turn?.text).toBe('fine');
  expect((await hanging).outcome.error?.message).toBe('the call did not end within 100 ms');
  // Another process answers from then on.
  expect((await run(provider, call, 20_000)).outcome.turn?.text).toBe('fine');
});

test('a line that is no UTF-8, and says whose it is, does no harm to calls beside it', async () => {
  const provider = worker('writes-latin-1-at-one', { parallel: 2 });
  const garbled = run(provider, { ...call, messages: [{ role: 'user', text: 'Garble.' }] }).then(
    () => 'no failure',
    (thrown: unknown) => String(thrown),
  );
  expect((await run(provider)).outcome.turn?.text).toBe('fine');
  expect(await garbled).toMatch(
    /the line is not UTF-8\. The line: \{"type":"result","id":"s[12]\.1"/,
  );
});

test('a call that ends when it is cancelled keeps what it had', async () => {
  const { outcome } = await run(worker('answers-late', { grace: 10_000 }), call, 100);
  expect(outcome.error).toEqual({ message: 'the call did not end within 100 ms' });
  expect(outcome.turn?.text).toBe('fi');
});

test('what a call leaves behind that ran out of time is met by no later one', async () => {
  const file = join(folder, 'processes');
  const provider = worker('answers-late', { file, grace: 10_000 });
  await run(provider, call, 100);
  await run(provider, call, 100);
  const processes = readFileSync(file, 'utf8').trim().split('\n');
  expect(new Set(processes).size).toBe(2);
});

test('`unsupported` is a report of its own', async () => {
  const { unsupported } = await run(worker('takes-back-tools'));
  expect(unsupported).toEqual({ feature: 'tools', message: 'no' });
});

test('secrets of the access are kept out of events, errors and failures', async () => {
  const { outcome, events } = await run(worker('tells-secrets'));
  const told = JSON.stringify([outcome, events]);
  expect(told).not.toContain('0123456789abcdef');
  expect(told).not.toContain(keyLine.slice(0, 20));
  expect(outcome.error?.message).toMatch(/^\[redacted API key\] and \[redacted private key\]/);
  expect(await failure(worker('cries-secrets'))).toContain('oops [redacted API key]');
});

test.skipIf(process.platform !== 'linux')('what an adapter started ends with it', async () => {
  const file = join(folder, 'child');
  await run(worker('hangs-with-a-child', { file, grace: 100 }), call, 2000);
  const pid = Number(readFileSync(file, 'utf8'));
  await vi.waitFor(() => expect(runs(pid)).toBe(false), 30_000);
});

test('an adapter that does not end at `close` is ended', async () => {
  const file = join(folder, 'ignored');
  const provider = worker('ignores-close', { file });
  await run(provider);
  await provider.close?.();
  expect(existsSync(file)).toBe(true);
});

test('an interrupted call rejects at once', async () => {
  const stop = new AbortController();
  const provider = worker('hangs');
  const running = provider.run(call, access, stop.signal, { case: 'a', deadline: 60_000 });
  setTimeout(() => stop.abort(), 300);
  await expect(running).rejects.toThrow(/interrupted/);
});

describe('the handshake before a run', () => {
  test('says who is there, and what it can do', async () => {
    const found = await introduce({ command: commandOf('well'), kit: '0.1.0', environment });
    expect(found).toEqual({
      name: 'odd',
      version: '1.0',
      capabilities: {
        transports: ['sdk', 'v1'],
        auths: ['api_key', 'genai_api_key'],
        features: ['stream', 'whole', 'tools', 'tool-results'],
      },
      environment: 'process',
      parallel: 1,
      unknown: [],
    });
  });

  test('fails with a code, with stderr and what to do', async () => {
    const failing = introduce({
      command: commandOf('crashes-at-start'),
      kit: '0.1.0',
      environment,
    });
    await expect(failing).rejects.toMatchObject({
      code: 'OCIC_ADAPTER_NOT_READY',
      message: expect.stringContaining('ModuleNotFoundError'),
    });
  });

  test('names a program that is not there', async () => {
    const failing = introduce({ command: 'no-such-program --x', kit: '0.1.0', environment });
    await expect(failing).rejects.toMatchObject({
      message:
        'The adapter did not get ready. There is no program "no-such-program", or the interpreter that it names is missing.',
    });
  });
});
