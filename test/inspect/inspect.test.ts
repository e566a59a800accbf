/** `oci-conform inspect` as a person runs it, against the built-in mock, a mock elsewhere, and what is no service. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Inspection, inspectionOf } from '../../src/inspect/inspection.js';
import { listen } from '../../src/inspect/listen.js';
import { type MockSetting, openMock } from '../../src/inspect/place.js';
import { callOf, type Question, requestOf } from '../../src/inspect/question.js';
import { ociConform } from '../cli/spawn.js';
import { type MockProcess, startMockProcess } from '../runner/mock-process.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const llama = 'meta.llama-3.3-70b-instruct';

/** An inspection of the built-in mock, in this process. */
async function inspected(
  model: string,
  asked: Partial<Question> = {},
  setting: MockSetting = {},
  silence = 20_000,
): Promise<Inspection> {
  const { transport = 'sdk' } = asked;
  const question = {
    model,
    prompt: 'Say: hi there',
    stream: true,
    tools: false,
    ...asked,
    transport,
  };
  await using place = await openMock(setting, 'api_key');
  const call = callOf(question);
  const heard = await listen(
    requestOf(call, place.access),
    place.access,
    {},
    { silence, close: 200 },
    new AbortController().signal,
  );
  const { name: target, recordings } = place;
  return inspectionOf({ call, target, transport, auth: 'api_key', heard, recordings });
}

describe('of the built-in mock', () => {
  test('shows each frame as it came, and says what it is', async () => {
    const args = ['inspect', llama, '--recording', 'generic/llama-text-usage'];
    const { code, stdout, stderr } = await ociConform(args);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/20231130\/actions\/chat$/);
    expect(stdout).toMatch(/^ {3}0 +\d+ {12,}\d+ {2}\{"index":0,"message":/m);
    expect(stdout).toMatch(/^ {3}1 +\d+ +\+\d+ +\d+ {2}\{"index":0,"message":/m);
    expect(stdout).toMatch(/^ +\d+ +\d+ +\+\d+ +14 {2}\[DONE\]$/m);
    expect(stdout).toContain('dialect    generic, which reads all of it');
    expect(stdout).toContain('not cohere: frame 0: index: This key does not belong here.');
    expect(stdout).toContain(
      'variant    generic-llama; opening empty-text; closing empty-text; usage own-frame; [DONE] yes;',
    );
    expect(stdout).toContain('nearest    generic/llama-text-usage (');
    expect(stdout).toContain('unusual    nothing');
    expect(stdout).not.toContain('\u001b');
  });

  test.each<[string, Partial<Question>, string, string]>([
    ['cohere.command-r-plus-08-2024', {}, 'cohere', 'cohere'],
    ['cohere.command-a-03-2025', { apiFormat: 'COHEREV2' }, 'cohere-v2', 'cohere-v2'],
    ['xai.grok-4', {}, 'generic', 'generic-grok'],
    ['openai.gpt-5.4', { tools: true, prompt: 'The weather?' }, 'generic', 'generic-gpt'],
    [
      'google.gemini-2.5-pro',
      { tools: true, prompt: 'The weather?', transport: 'v1' },
      'openai-chat',
      'openai-chat-gemini',
    ],
    [
      'openai.gpt-oss-120b',
      { transport: 'responses' },
      'openai-responses',
      'responses-reasoning-text',
    ],
  ])('names dialect and variant of %s %j', async (model, asked, dialect, variant) => {
    const inspection = await inspected(model, asked);
    expect(inspection.remarks.filter(({ level }) => level === 'wrong')).toEqual([]);
    expect([inspection.ok, inspection.dialect, inspection.variant?.name]).toEqual([
      true,
      dialect,
      variant,
    ]);
    expect(inspection.variant?.exact).toBe(true);
  });

  test('reads the calls of tools', async () => {
    const prompt = 'What is the weather in Cork?';
    const { turn, variant } = await inspected(llama, { tools: true, prompt });
    expect(turn?.toolCalls.map(({ name, arguments: args }) => [name, args])).toEqual([
      ['get_weather', '{"city":"Cork"}'],
    ]);
    expect(variant?.fields).toMatchObject({ toolCalls: 'P2' });
  });

  test.each(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])(
    'knows tool-call pattern %s',
    async (pattern) => {
      // Of a single call, P6 cannot be told.
      const calls = pattern === 'P6' ? 'interleaved' : 'one-call';
      const recording = `generic/tools-${pattern.toLowerCase()}-${calls}`;
      const { variant, nearest } = await inspected('xai.grok-4', {}, { recording });
      expect([variant?.fields.toolCalls, nearest?.id]).toEqual([pattern, recording]);
    },
  );

  test.each([
    ['closing-role-only', { closing: 'role-only' }],
    ['closing-carries-last-text', { closing: 'carries-last-text' }],
    ['closing-with-usage', { usage: 'in-closing' }],
    ['xai-text-done', { done: true }],
    ['xai-text-without-pad', { pad: false }],
  ])('knows what is special about generic/%s', async (name, fields) => {
    const { variant } = await inspected('xai.grok-4', {}, { recording: `generic/${name}` });
    expect(variant?.fields).toMatchObject(fields);
    expect(variant?.unlikeFamily.map(({ field }) => field)).toContain(Object.keys(fields)[0]);
  });

  test('reads a whole answer', async () => {
    const { ok, frames, dialect, turn } = await inspected('xai.grok-4', { stream: false });
    expect([ok, frames, dialect, turn?.text]).toEqual([true, [], 'generic', 'hi there']);
  });

  test('sends a prompt as it stands, also where it looks like the name of a secret', async () => {
    const { turn } = await inspected('xai.grok-4', { prompt: 'Say: {apiKey}' });
    expect(turn?.text).toBe('{apiKey}');
  });

  test('says where a model does otherwise than its family', async () => {
    const { ok, remarks } = await inspected(llama, {}, { recording: 'generic/xai-text' });
    expect(ok).toBe(true);
    expect(remarks).toContainEqual({
      level: 'note',
      about: 'family',
      says: 'closing is bare; with meta.llama it is empty-text, as far as is known.',
    });
  });
});

describe('what is wrong is told', () => {
  test.each([
    ['sse/crlf', 'framing', 'A line ends with CR LF instead of LF.'],
    [
      'type/charset',
      'header',
      'content-type is "text/event-stream; charset=utf-8"; the service sends text/event-stream.',
    ],
    [
      'type/plain-text',
      'header',
      'content-type is "text/plain"; the service sends text/event-stream.',
    ],
    ['type/missing', 'header', 'content-type is missing; the service sends text/event-stream.'],
    ['encoding/gzip', 'header', 'content-encoding is "gzip", which was not asked for.'],
    ['encoding/gzip-said', 'answer', 'The body is no sound gzip: incorrect header check.'],
    [
      'http/no-request-id',
      'header',
      'opc-request-id is missing; the service sends one with every answer.',
    ],
    ['ending/held-open', 'ending', 'The turn is over, and the connection stays open.'],
    ['ending/cut', 'ending', 'The connection broke off.'],
    [
      'ending/error-object',
      'answer',
      'It carries an error: The server had an error while processing your request.',
    ],
    [
      'body/whole-for-stream',
      'answer',
      'A stream was asked for, and this is none: its content-type is application/json.',
    ],
  ])('%s', async (fault, about, says) => {
    const { ok, remarks } = await inspected(llama, {}, { faults: [fault] });
    expect(ok).toBe(false);
    const told = remarks.map((one) => ({ level: one.level, about: one.about, says: one.says }));
    expect(told).toContainEqual({ level: 'wrong', about, says });
  });

  test.each([
    ['body/bom', 'framing', 'The body begins with a byte order mark.'],
    ['body/invalid-utf8', 'framing', 'The bytes are not valid UTF-8.'],
    [
      'body/malformed-json',
      'grammar',
      'No dialect finds a turn in it: The body is no JSON object.',
    ],
    ['body/empty', 'answer', 'The answer has no body.'],
  ])('%s, of a whole answer', async (fault, about, says) => {
    const { ok, remarks } = await inspected(llama, { stream: false }, { faults: [fault] });
    expect([ok, remarks[0]]).toEqual([false, { level: 'wrong', about, says }]);
  });

  test('a turn without an end', async () => {
    const { ok, remarks } = await inspected(llama, {}, { faults: ['ending/no-closing-frame'] });
    expect([ok, remarks[0]?.says]).toEqual([false, 'The closing frame is missing.']);
  });

  test('once for several frames', async () => {
    const { frames, remarks } = await inspected(llama, {}, { faults: ['sse/crlf'] });
    const [framing, ...more] = remarks.filter(({ about }) => about === 'framing');
    expect(more).toEqual([]);
    expect(framing?.frames).toEqual(frames.map((_, number) => number));
  });

  test('a field that does not belong there, with its frame', async () => {
    const { remarks } = await inspected('xai.grok-4', {}, { recording: 'generic/unknown-fields' });
    const [grammar] = remarks.filter(({ about }) => about === 'grammar');
    expect(grammar?.says).toMatch(/: This key does not belong here\.$/);
    expect(grammar?.frames?.[0]).toBeTypeOf('number');
  });

  test('a refusal, with the service’s words and the nearest model', async () => {
    const { answer, remarks } = await inspected('xai.grok-44');
    expect(answer?.status).toBe(404);
    expect(remarks.map(({ says }) => says)).toEqual([
      'The service refuses: status 404: { "code": "404", "message": "Authorization failed or requested resource not found." }',
      'xai.grok-44 is no model that the kit knows of. Did you mean xai.grok-4?',
    ]);
  });

  test('nothing at all, once patience is at its end', async () => {
    const { remarks } = await inspected(llama, {}, { faults: ['ending/stall-at-once'] }, 300);
    expect(remarks).toEqual([
      { level: 'wrong', about: 'answer', says: 'No answer came: nothing came within 0.3 s.' },
    ]);
  });

  test('what was heard until somebody stopped listening', async () => {
    await using place = await openMock({ faults: ['ending/stall'] }, 'api_key');
    const question = { model: llama, prompt: 'Say: hi there', stream: true, tools: false } as const;
    const probe = requestOf(callOf({ ...question, transport: 'sdk' }), place.access);
    const stop = new AbortController();
    const listener = { frame: (_: unknown, number: number) => number === 1 && stop.abort() };
    const patience = { silence: 20_000, close: 200 };
    const { answer } = await listen(probe, place.access, listener, patience, stop.signal);
    expect([answer?.status, answer?.end]).toEqual([200, 'open']);
    expect(answer?.frames.length).toBeGreaterThan(1);
  });

  test('a signature that the mock refuses, with its diagnosis', async () => {
    await using place = await openMock({}, 'api_key');
    const call = callOf({
      model: llama,
      prompt: 'Hello',
      transport: 'sdk',
      stream: true,
      tools: false,
    });
    const probe = requestOf(call, place.access);
    const spoiled = {
      ...probe,
      request: { ...probe.request, signing: { digest: 'hex' } as const },
    };
    const patience = { silence: 20_000, close: 200 };
    const { answer } = await listen(
      spoiled,
      place.access,
      {},
      patience,
      new AbortController().signal,
    );
    expect(answer?.status).toBe(401);
    expect(place.diagnosis()?.problem).toBe('digest-mismatch');
  });
});

describe('of a service that is there', () => {
  let mock: MockProcess;
  beforeAll(async () => {
    mock = await startMockProcess();
  });
  afterAll(() => mock.stop());

  test('--live takes its variables, prints its plan first, and tells no secret', async () => {
    const { OCI_ENDPOINT = '', OCI_GENAI_API_KEY = '', OCI_CONFIG_FILE = '' } = mock.environment;
    const args = [
      'inspect',
      'xai.grok-4',
      '--live',
      '--transport',
      'v1',
      '--auth',
      'genai_api_key',
    ];
    const { code, stdout, stderr } = await ociConform(args, { env: mock.environment });
    expect(code).toBe(0);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      `Plan: 1 request to ${OCI_ENDPOINT}, at most 128 output tokens`,
      `  profile      DEFAULT of ${OCI_CONFIG_FILE}`,
    ]);
    expect(stdout).toContain('"max_tokens":128');
    expect(stdout).toContain('openai-chat, which reads all of it');
    expect(OCI_GENAI_API_KEY).toMatch(/^sk-/);
    expect(stdout + stderr).not.toContain(OCI_GENAI_API_KEY.slice(3));
    expect(stdout + stderr).not.toMatch(/signature=/i);
  });

  test('--live without variables sends nothing', async () => {
    const { code, stdout, stderr } = await ociConform(['inspect', llama, '--live']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('OCIC_NOT_CONFIGURED');
  });

  test('--live in an auth mode that has no credential says what to set', async () => {
    const { OCI_GENAI_API_KEY: _, ...env } = mock.environment;
    const args = ['inspect', llama, '--live', '--transport', 'v1', '--auth', 'genai_api_key'];
    const { code, stderr } = await ociConform(args, { env });
    expect(code).toBe(2);
    expect(stderr).toContain('set OCI_CONFORM_GENAI_API_KEY or OCI_GENAI_API_KEY');
  });

  const elsewhere = async (server: Server, status: number | null): Promise<Inspection> => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const args = ['inspect', llama, '--target', `http://127.0.0.1:${port}`, '--json'];
    const { code, stdout } = await ociConform(args, { env: mock.environment });
    server.close();
    expect(code).toBe(status);
    return JSON.parse(stdout);
  };

  test('--target at a web server: a page instead of a stream', async () => {
    const page = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><p>Welcome');
    });
    const { remarks } = await elsewhere(page, 1);
    expect(remarks[0]?.says).toBe(
      'A stream was asked for, and this is none, a page of HTML or XML: its content-type is text/html.',
    );
  });

  test('--target at what speaks no HTTP', async () => {
    const rubbish = createTcpServer((socket) =>
      socket.on('error', () => {}).end('SSH-2.0-rubbish\r\n'),
    );
    const { remarks, answer } = await elsewhere(rubbish, 1);
    expect(answer).toBeUndefined();
    expect(remarks[0]?.says).toMatch(/^No answer came: Parse Error/);
  });

  test('--target where nothing listens', async () => {
    const env = { ...mock.environment };
    const args = ['inspect', llama, '--target', 'http://127.0.0.1:1'];
    const { code, stdout } = await ociConform(args, { env });
    expect(code).toBe(1);
    expect(stdout).toContain('No answer came: connect ECONNREFUSED 127.0.0.1:1.');
  });
});

test('--json gives a document that fits its published schema', async () => {
  const schema = new URL('../../schemas/inspection.schema.json', import.meta.url);
  const check = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(await readFile(schema, 'utf8')),
  );
  const { code, stdout } = await ociConform(['inspect', llama, '--json', '--fault', 'sse/crlf']);
  const document: unknown = JSON.parse(stdout);
  check(document);
  expect([code, check.errors ?? []]).toEqual([1, []]);
  for (const one of [
    await inspected(llama, { tools: true, prompt: 'Weather?' }, { recording: 'generic/xai-text' }),
    await inspected('xai.grok-44'),
    await inspected(llama, { stream: false }, { faults: ['body/error-with-200'] }),
  ]) {
    check(JSON.parse(JSON.stringify(one)));
    expect(check.errors ?? []).toEqual([]);
  }
  expect(check({ ...(await inspected('xai.grok-44')), okay: true })).toBe(false);
});

test.each([
  [['--format', 'COHERE', '--transport', 'v1'], '--format is for the transport sdk'],
  [['--auth', 'genai_api_key'], 'takes no Generative AI API key on the transport sdk'],
  [['--region', 'us-chicago-1'], '--region means nothing to the built-in mock'],
  [['--live', '--fault', 'sse/crlf'], '--fault tells the built-in mock what to do'],
  [['--live', '--target', 'http://127.0.0.1:1'], '--live and --target name two services'],
  [['--fault', 'sse/crfl'], 'Did you mean sse/crlf?'],
  [['--recording', 'generic/lama-text'], 'OCIC_UNKNOWN_RECORDING'],
])('%j is a bad invocation', async (args, says) => {
  const { code, stdout, stderr } = await ociConform(['inspect', llama, ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
});
