import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../../protocol/access.js';
import type { Call, ChatCall } from '../../protocol/call.js';
import { createOpenAiProvider } from './openai.js';

interface Seen {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Respond = (response: ServerResponse, seen: Seen) => void;

const seen: Seen[] = [];
let answers: Respond[] = [];
const server = createServer((request, response) => {
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const one = { method, target: url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    answers.shift()?.(response, one);
  });
});
const folder = mkdtempSync(join(tmpdir(), 'openai-'));
let access: Access;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const keyFile = join(folder, 'key.pem');
  const configFile = join(folder, 'config');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const lines = ['[DEFAULT]', 'user=u', 'tenancy=t', 'fingerprint=12:34', 'region=us-chicago-1'];
  writeFileSync(configFile, [...lines, `key_file=${keyFile}`].join('\n'));
  access = {
    endpoint: `http://127.0.0.1:${port}`,
    managementEndpoint: `http://127.0.0.1:${port}`,
    configFile,
    profile: 'DEFAULT',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: 't',
    region: 'us-chicago-1',
    transport: 'v1',
    auth: 'api_key',
    projectId: 'ocid1.generativeaiproject.oc1..p',
    apiKey: 'sk-secret',
  };
});

afterEach(() => {
  seen.length = 0;
  answers = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Respond =>
  (response) => {
    const type = { 'content-type': 'application/json', 'opc-request-id': 'request-1' };
    response.writeHead(status, { ...type, ...headers }).end(JSON.stringify(value));
  };

/** Events, and what comes after them: the end, an open connection, or a cut. */
const sse =
  (events: readonly string[], ending: 'end' | 'hold' | 'cut' = 'end'): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'opc-request-id': 'request-1' });
    for (const event of events) response.write(`data: ${event}\n\n`);
    if (ending === 'end') response.end();
    if (ending === 'cut') setTimeout(() => response.destroy(), 20);
  };

const chat = (more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'openai-chat',
  stream: false,
  messages: [{ role: 'user', text: 'Hello' }],
  ...more,
});
const run = (call: Call, more: Partial<Access> = {}) =>
  createOpenAiProvider().run(call, { ...access, ...more }, AbortSignal.timeout(15_000));

const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'meta.llama-3.3-70b-instruct',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 },
};
const chunk = (delta: object, finish: string | null = null, index = 0) =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index, delta, finish_reason: finish }],
  });
const hello = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Hel' }),
  chunk({ content: 'lo' }),
  chunk({}, 'stop'),
];
const turn = (text: string) => expect.objectContaining({ text, finishReason: 'stop' });

describe('a request', () => {
  it('is signed by Oracle’s signer, with no bearer beside it', async () => {
    answers = [json(completion)];
    await run(chat());
    const [request] = seen;
    expect(request?.target).toBe('/openai/v1/chat/completions');
    expect(request?.headers.authorization).toMatch(/^Signature version="1",keyId="t\/u\/12:34"/);
    expect(request?.headers['x-content-sha256']).toBe(
      createHash('sha256')
        .update(request?.body ?? '')
        .digest('base64'),
    );
    expect(request?.headers).toMatchObject({
      'opc-compartment-id': 'ocid1.compartment.oc1..c',
      compartmentid: 'ocid1.compartment.oc1..c',
      'openai-project': 'ocid1.generativeaiproject.oc1..p',
    });
  });

  it('carries the secret of an API key, and needs no profile then', async () => {
    answers = [json(completion)];
    await run(chat(), { auth: 'genai_api_key', configFile: '/nonexistent' });
    expect(seen[0]?.headers.authorization).toBe('Bearer sk-secret');
    expect(seen[0]?.headers['x-content-sha256']).toBeUndefined();
  });

  it('is not made without the key that it is to carry', async () => {
    const { apiKey: _, ...keyless } = access;
    const made = createOpenAiProvider().run(
      chat(),
      { ...keyless, auth: 'genai_api_key' },
      AbortSignal.timeout(5000),
    );
    await expect(made).rejects.toMatchObject({ code: 'OCIC_BAD_CREDENTIALS' });
  });

  it('names no project and no organization of OpenAI’s own', async () => {
    const { OPENAI_PROJECT_ID, OPENAI_ORG_ID } = process.env;
    Object.assign(process.env, { OPENAI_PROJECT_ID: 'proj_x', OPENAI_ORG_ID: 'org-x' });
    try {
      answers = [json(completion)];
      const { projectId: _, ...rest } = access;
      await createOpenAiProvider().run(chat(), rest, AbortSignal.timeout(5000));
    } finally {
      restore('OPENAI_PROJECT_ID', OPENAI_PROJECT_ID);
      restore('OPENAI_ORG_ID', OPENAI_ORG_ID);
    }
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => /^openai/.test(name))).toEqual([]);
  });

  it('has the headers and the body members that its call adds', async () => {
    answers = [json(completion)];
    await run(chat({ headers: { 'opc-request-id': 'mine' }, extra: { user: 'ada' } }));
    expect(seen[0]?.headers['opc-request-id']).toBe('mine');
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ user: 'ada' });
  });

  it('is made once, also when the service is busy', async () => {
    answers = [json({ code: '429', message: 'Slow down.' }, 429), json(completion)];
    const { outcome } = await run(chat());
    expect(seen).toHaveLength(1);
    expect(outcome.error).toEqual({
      status: 429,
      code: '429',
      message: 'Slow down.',
      requestId: 'request-1',
    });
  });
});

function restore(name: string, value: string | undefined) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

describe('a chat completion', () => {
  it('gives its turn, its id and the request id', async () => {
    answers = [json(completion)];
    const { outcome } = await run(chat());
    expect(outcome).toEqual({ turn: turn('Hi'), id: 'chatcmpl-1', requestId: 'request-1' });
    expect(outcome.turn?.usage).toEqual({ promptTokens: 3, completionTokens: 1, totalTokens: 4 });
  });

  it.each([false, true])('streams, through the SDK’s accumulator: %s', async (accumulate) => {
    answers = [sse([...hello, '[DONE]'])];
    const { outcome, events } = await run(chat({ stream: true, accumulate }));
    expect(outcome).toEqual({ turn: turn('Hello'), id: 'chatcmpl-1', requestId: 'request-1' });
    expect(events.map((event) => ('text' in event ? event.text : event.kind))).toEqual([
      'Hel',
      'lo',
      'end',
    ]);
    expect(seen[0]?.headers['x-stainless-helper-method']).toBe(accumulate ? 'stream' : undefined);
  });

  it('is over once finished, though the connection stays open', async () => {
    answers = [sse([...hello, '[DONE]'], 'hold')];
    const { outcome } = await run(chat({ stream: true }));
    expect(outcome).toMatchObject({ turn: turn('Hello') });
    expect(outcome.error).toBeUndefined();
  });

  it('that is cut keeps what came, and says so', async () => {
    answers = [sse(hello.slice(0, 2), 'cut')];
    const { outcome } = await run(chat({ stream: true }));
    expect(outcome.turn?.text).toBe('Hel');
    expect(outcome.error?.message).toBe('stream ended early: terminated');
  });

  it('that ends without a finish reason says so', async () => {
    answers = [sse(hello.slice(0, 2))];
    const { outcome } = await run(chat({ stream: true }));
    expect(outcome.error).toEqual({ message: 'stream ended early' });
  });

  it('with an error inside its stream keeps the text before it', async () => {
    const error = { message: 'Overloaded', type: 'server_error', code: 'overloaded' };
    answers = [sse([...hello.slice(0, 3), JSON.stringify({ error })])];
    const { outcome } = await run(chat({ stream: true }));
    expect(outcome.turn?.text).toBe('Hello');
    expect(outcome.error).toEqual({ code: 'overloaded', message: 'Overloaded' });
  });

  it('with an event that is no JSON stops there', async () => {
    answers = [sse([...hello.slice(0, 2), "{'code': '400'}"])];
    const { outcome } = await run(chat({ stream: true }));
    expect(outcome.turn?.text).toBe('Hel');
    expect(outcome.error?.message).toMatch(/^an event of the stream cannot be read: /);
  });

  it('with several choices gives each, streamed and whole', async () => {
    const [choice] = completion.choices;
    const other = { ...choice, index: 1, message: { role: 'assistant', content: 'Ho' } };
    answers = [
      json({ ...completion, choices: [choice, other] }),
      sse([
        chunk({ role: 'assistant', content: 'Hi' }, null, 0),
        chunk({ role: 'assistant', content: 'Ho' }, null, 1),
        chunk({}, 'stop', 0),
        chunk({}, 'stop', 1),
        '[DONE]',
      ]),
    ];
    const options = { candidates: 2 };
    for (const stream of [false, true]) {
      const { outcome, events } = await run(chat({ stream, options }));
      expect(outcome.turn).toEqual(turn('Hi'));
      expect(outcome.candidates).toEqual([turn('Hi'), turn('Ho')]);
      expect(events.filter((event) => event.kind === 'text')).toHaveLength(stream ? 1 : 0);
    }
  });
});

const response = (status: string, text: string) => ({
  id: 'resp_ord_1',
  object: 'response',
  created_at: 1,
  status,
  model: 'm',
  output: [
    {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text, annotations: [] }],
    },
  ],
  usage: { input_tokens: 3, output_tokens: 1, total_tokens: 4 },
});

describe('a response', () => {
  const ask = (more: Partial<ChatCall> = {}) => chat({ apiFormat: 'openai-responses', ...more });
  const at = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const item = { id: 'msg_1', type: 'message', role: 'assistant', content: [] };
  const events = [
    { type: 'response.created', response: { ...response('in_progress', ''), output: [] } },
    { type: 'response.output_item.added', output_index: 0, item },
    {
      type: 'response.content_part.added',
      ...at,
      part: { type: 'output_text', text: '', annotations: [] },
    },
    { type: 'response.output_text.delta', ...at, delta: 'Hel' },
    { type: 'response.output_text.delta', ...at, delta: 'lo' },
    { type: 'response.completed', response: response('completed', 'Hello') },
  ].map((event, sequence_number) => JSON.stringify({ ...event, sequence_number }));

  it('gives its turn and its id', async () => {
    answers = [json(response('completed', 'Hi'))];
    const { outcome } = await run(ask());
    expect(seen[0]?.target).toBe('/openai/v1/responses');
    expect(outcome).toMatchObject({ turn: turn('Hi'), id: 'resp_ord_1' });
    expect(outcome.error).toBeUndefined();
  });

  it.each([false, true])('streams, through the SDK’s accumulator: %s', async (accumulate) => {
    answers = [sse(events)];
    const { outcome, events: told } = await run(ask({ stream: true, accumulate }));
    expect(outcome).toMatchObject({ turn: turn('Hello'), id: 'resp_ord_1' });
    expect(outcome.error).toBeUndefined();
    expect(told.map((event) => event.kind)).toEqual(['text', 'text', 'end']);
  });

  it.each([false, true])('that ends early says so, accumulated: %s', async (accumulate) => {
    answers = [sse(events.slice(0, 4))];
    const { outcome } = await run(ask({ stream: true, accumulate }));
    expect(outcome.turn?.text).toBe('Hel');
    expect(outcome.error).toEqual({ message: 'stream ended early' });
  });

  it('refused in Oracle’s envelope, which the SDK hides, is told in the service’s words', async () => {
    answers = [json({ code: '400', message: 'Compartment ID must be provided.' }, 400)];
    const { outcome } = await run(ask());
    expect(outcome.error).toEqual({
      status: 400,
      code: '400',
      message: 'Compartment ID must be provided.',
      requestId: 'request-1',
    });
  });
});

describe('an operation by name', () => {
  it('gives what the SDK gave, and a retrieved response its turn', async () => {
    answers = [json(response('completed', 'Hi'))];
    const { outcome } = await run({
      operation: 'api',
      method: 'responses.retrieve',
      arguments: ['resp_ord_1'],
    });
    expect([seen[0]?.method, seen[0]?.target]).toEqual(['GET', '/openai/v1/responses/resp_ord_1']);
    expect(outcome).toMatchObject({
      id: 'resp_ord_1',
      value: { status: 'completed' },
      turn: turn('Hi'),
    });
  });

  it('gathers all pages of a list', async () => {
    const page = (id: string, more: boolean) =>
      json({ object: 'list', data: [{ id }], first_id: id, last_id: id, has_more: more });
    answers = [page('a', true), page('b', false)];
    const { outcome } = await run({ operation: 'api', method: 'files.list', arguments: [] });
    expect(outcome.value).toEqual({ data: [{ id: 'a' }, { id: 'b' }], pages: 2 });
    expect(seen.map(({ target }) => target)).toEqual([
      '/openai/v1/files',
      '/openai/v1/files?after=a',
    ]);
  });

  it('uploads a text as a file, signed over the form that goes out', async () => {
    answers = [json({ id: 'file-1', object: 'file' })];
    const { outcome } = await run({
      operation: 'api',
      method: 'files.create',
      arguments: [{ file: 'Grüße', filename: 'notes.txt', purpose: 'assistants' }],
    });
    expect(outcome).toMatchObject({ id: 'file-1' });
    const [request] = seen;
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(request?.body).toContain('filename="notes.txt"');
    expect(request?.body).toContain('Grüße');
    expect(request?.headers['x-content-sha256']).toBe(
      createHash('sha256')
        .update(request?.body ?? '')
        .digest('base64'),
    );
  });

  it('gives a file’s content as text', async () => {
    answers = [(response) => response.writeHead(200).end('Grüße')];
    const call = { operation: 'api', method: 'files.content', arguments: ['file-1'] } as const;
    expect((await run(call)).outcome.value).toBe('Grüße');
  });

  it('on vector stores themselves goes to the management host, on their files does not', async () => {
    answers = [json({ id: 'vs_1' }), json({ id: 'file-1' })];
    await run({ operation: 'api', method: 'vectorStores.create', arguments: [{ name: 'n' }] });
    await run({
      operation: 'api',
      method: 'vectorStores.files.create',
      arguments: ['vs_1', { file_id: 'file-1' }],
    });
    expect(seen.map(({ target }) => target)).toEqual([
      '/20231130/openai/v1/vector_stores',
      '/openai/v1/vector_stores/vs_1/files',
    ]);
  });
});

describe('a dialogue', () => {
  const steps = [
    chat({ apiFormat: 'openai-responses' }),
    chat({ apiFormat: 'openai-responses', state: { previousResponse: '{1.id}' } }),
    { operation: 'api', method: 'responses.delete', arguments: ['{2.id}'] },
  ] as const;

  it('makes its steps in order, with the ids that earlier ones gave', async () => {
    const second = { ...response('completed', 'Two'), id: 'resp_ord_2' };
    answers = [json(response('completed', 'One')), json(second), json({ id: 'resp_ord_2' })];
    const { outcome } = await run({ operation: 'dialogue', steps });
    expect(JSON.parse(seen[1]?.body ?? '')).toMatchObject({ previous_response_id: 'resp_ord_1' });
    expect(seen[2]?.target).toBe('/openai/v1/responses/resp_ord_2');
    expect(outcome.steps?.map((step) => step.turn?.text ?? step.value)).toEqual([
      'One',
      'Two',
      { id: 'resp_ord_2' },
    ]);
    expect(outcome.error).toBeUndefined();
  });

  it('ends at the first error, which is its own', async () => {
    answers = [json({ code: '404', message: 'Not found.' }, 404)];
    const { outcome } = await run({ operation: 'dialogue', steps });
    expect(seen).toHaveLength(1);
    expect(outcome.steps).toHaveLength(1);
    expect(outcome.error).toMatchObject({ status: 404, message: 'Not found.' });
  });

  it('goes on through errors where it is told to', async () => {
    answers = [
      json({ code: '404', message: 'Not found.' }, 404),
      json(response('completed', 'Two')),
    ];
    const through = [steps[0], chat({ apiFormat: 'openai-responses' })];
    const { outcome } = await run({ operation: 'dialogue', steps: through, throughErrors: true });
    expect(outcome.steps?.map(({ error, turn }) => error?.status ?? turn?.text)).toEqual([
      404,
      'Two',
    ]);
    expect(outcome.error).toBeUndefined();
  });

  it('says which step gave no id', async () => {
    answers = [json({ ...response('completed', 'One'), id: undefined })];
    const { outcome } = await run({ operation: 'dialogue', steps });
    expect(outcome.error).toEqual({ message: 'step 1 gave no id, which step 2 needs' });
  });
});
