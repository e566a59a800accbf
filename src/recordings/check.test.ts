import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRecordings } from './check.js';
import { packagedFolder } from './folder.js';

const body =
  'data: {"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]},"pad":"aaa"}\n\n' +
  'data: {"finishReason":"stop","pad":"a"}\n\n';

const turn = { text: 'Hi', toolCalls: [], finishReason: 'stop' };
const provenance = {
  kind: 'constructed',
  confidence: 'reported',
  source: 'a public repository',
  date: '2026-11-21',
};
const chatRequest = { apiFormat: 'GENERIC', messages: [], isStream: true };
const servingMode = { servingType: 'ON_DEMAND', modelId: 'xai.grok-4' };
const meta = {
  transport: 'sdk',
  dialect: 'generic',
  model: 'xai.grok-4',
  request: { servingMode, chatRequest },
  status: 200,
  headers: { 'content-type': 'text/event-stream' },
  delays: [],
  turn,
  provenance,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oci-conform-check-'));
  mkdirSync(join(folder, 'generic'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The problems of one recording, as `file field` with the message. */
async function problemsOf(
  given: { readonly meta?: unknown; readonly body?: string | Uint8Array } = {},
): Promise<readonly (readonly [where: string, message: string])[]> {
  const said = given.meta ?? meta;
  writeFileSync(
    join(folder, 'generic/one.meta.json'),
    typeof said === 'string' ? said : JSON.stringify(said),
  );
  writeFileSync(join(folder, 'generic/one.sse'), given.body ?? body);
  const { problems } = await checkRecordings(folder);
  for (const { remedy } of problems) expect(remedy).not.toBe('');
  return problems.map(({ file, field, message }) => [
    field === undefined ? file : `${file} ${field}`,
    message,
  ]);
}

test('the recordings of this package are all well', async () => {
  const { problems, dialects } = await checkRecordings(packagedFolder());
  expect(problems).toEqual([]);
  expect(dialects.map(({ dialect }) => dialect)).toEqual([
    'cohere',
    'cohere-v2',
    'generic',
    'generic-choices',
    'legacy',
    'openai-chat',
    'openai-responses',
  ]);
});

test('a recording that is right has no problem', async () => {
  expect(await problemsOf()).toEqual([]);
});

test('counts streams, whole answers and problems by dialect', async () => {
  await problemsOf();
  mkdirSync(join(folder, 'cohere'));
  writeFileSync(join(folder, 'cohere/alone.json'), '{}');
  expect((await checkRecordings(folder)).dialects).toEqual([
    { dialect: 'cohere', streams: 0, answers: 0, problems: 1 },
    { dialect: 'generic', streams: 1, answers: 0, problems: 0 },
  ]);
});

test('an unreadable folder is an error', async () => {
  await expect(checkRecordings(join(folder, 'absent'))).rejects.toMatchObject({
    code: 'OCIC_UNREADABLE',
  });
});

describe('meta data that does not fit the schema: every field is named', () => {
  test('a missing and a surplus field', async () => {
    const { status: _status, ...rest } = meta;
    expect(await problemsOf({ meta: { ...rest, colour: 'red' } })).toEqual([
      ['generic/one.meta.json status', 'is missing'],
      ['generic/one.meta.json colour', 'is not a field of a recording'],
    ]);
  });

  test('a field deep inside', async () => {
    const toolCalls = [{ name: 'f', arguments: {} }];
    expect(await problemsOf({ meta: { ...meta, turn: { ...turn, toolCalls } } })).toEqual([
      ['generic/one.meta.json turn.toolCalls[0].arguments', 'must be string'],
    ]);
  });

  test('a word that is none of those allowed', async () => {
    const problems = await problemsOf({
      meta: { ...meta, turn: { ...turn, finishReason: 'eos' } },
    });
    expect(problems).toEqual([
      [
        'generic/one.meta.json turn.finishReason',
        'must be one of stop, length, tool_calls, content_filter, error, cancelled, unknown, null',
      ],
    ]);
  });

  test('no JSON', async () => {
    const [[where, message] = []] = await problemsOf({ meta: '{' });
    expect(where).toBe('generic/one.meta.json');
    expect(message).toContain('is not JSON');
  });
});

describe('meta data that contradicts itself', () => {
  const request = (more: object, mode: object = servingMode) => ({
    ...meta,
    request: { servingMode: mode, chatRequest: { ...chatRequest, ...more } },
  });
  test.each([
    ['another folder', { ...meta, dialect: 'generic-choices' }, 'dialect'],
    [
      'a compartment',
      { ...meta, request: { ...meta.request, compartmentId: 'x' } },
      'request.compartmentId',
    ],
    ['another model', request({}, { modelId: 'xai.grok-3' }), 'request.servingMode'],
    ['another format', request({ apiFormat: 'COHERE' }), 'request.chatRequest.apiFormat'],
    ['no stream', request({ isStream: false }), 'request.chatRequest.isStream'],
    [
      'a header that names the caller',
      { ...meta, headers: { ...meta.headers, 'opc-request-id': 'A/B/C' } },
      'headers.opc-request-id',
    ],
    [
      'a content type with parameter',
      { ...meta, headers: { 'content-type': 'text/event-stream;charset=utf-8' } },
      'headers.content-type',
    ],
    ['a delay too many', { ...meta, delays: [1, 2, 3] }, 'delays'],
  ])('%s', async (_what, said, field) => {
    const where = (await problemsOf({ meta: said })).map(([place]) => place);
    expect(where).toContain(`generic/one.meta.json ${field}`);
  });
});

describe('provenance that is not honest', () => {
  test.each([
    [{ kind: 'recorded', region: 'us-chicago-1' }, ['confidence']],
    [{ kind: 'recorded', confidence: 'verified' }, ['region']],
    [{ confidence: 'verified', source: 'somebody/thing #1 (one remark)' }, ['confidence']],
    [{ confidence: 'verified', source: 'somebody/thing (client test)' }, ['confidence']],
    [{ date: '2026-02-30' }, ['date']],
  ])('%j', async (more, fields) => {
    const problems = await problemsOf({
      meta: { ...meta, provenance: { ...provenance, ...more } },
    });
    expect(problems.map(([where]) => where)).toEqual(
      fields.map((field) => `generic/one.meta.json provenance.${field}`),
    );
  });

  test('honest recorded bytes pass', async () => {
    const honest = {
      ...provenance,
      kind: 'recorded',
      confidence: 'verified',
      region: 'uk-london-1',
    };
    expect(await problemsOf({ meta: { ...meta, provenance: honest } })).toEqual([]);
  });
});

describe('bytes', () => {
  test('that are not UTF-8', async () => {
    expect(await problemsOf({ body: Uint8Array.of(0x64, 0xff, 0x0a) })).toEqual([
      ['generic/one.sse', 'the bytes are not valid UTF-8'],
    ]);
  });

  test('that do not end with a blank line', async () => {
    const problems = await problemsOf({ body: body.slice(0, -1) });
    expect(problems).toContainEqual([
      'generic/one.sse',
      'The body does not end with the blank line of a frame.',
    ]);
  });

  test('that are framed unlike the service does', async () => {
    const where = (await problemsOf({ body: `: ping\n${body}` })).map(([place]) => place);
    expect(where).toEqual(['generic/one.sse']);
  });

  test('that no frame can be read from', async () => {
    const problems = await problemsOf({ body: body.replace('"stop"', 'stop') });
    expect(problems.map(([where]) => where)).toContain('generic/one.sse');
    expect(problems).toContainEqual([
      'generic/one.meta.json turn.finishReason',
      'is "stop", but the bytes say null',
    ]);
  });

  test('that depart from the grammar', async () => {
    const where = (await problemsOf({ body: body.replace('"pad":"aaa"', '"pad":"b"') })).map(
      ([place]) => place,
    );
    expect(where).toEqual(['generic/one.sse']);
  });

  test('departures that variations name are meant', async () => {
    expect(
      await problemsOf({
        body: body.replaceAll('\n', '\r\n'),
        meta: { ...meta, variations: ['crlf'] },
      }),
    ).toEqual([]);
  });

  test('variations without a departure', async () => {
    expect(await problemsOf({ meta: { ...meta, variations: ['crlf'] } })).toEqual([
      ['generic/one.meta.json variations', 'names crlf, but the bytes follow the recorded grammar'],
    ]);
  });

  test('that say another turn: every field', async () => {
    const other = {
      ...turn,
      text: 'Hello',
      toolCalls: [{ name: 'f', arguments: '{}' }],
      usage: { promptTokens: 1, totalTokens: 1 },
    };
    expect(await problemsOf({ meta: { ...meta, turn: other } })).toEqual([
      ['generic/one.meta.json turn.text', 'is "Hello", but the bytes say "Hi"'],
      [
        'generic/one.meta.json turn.toolCalls',
        'is [{"name":"f","arguments":"{}"}], but the bytes say []',
      ],
      [
        'generic/one.meta.json turn.usage',
        'is {"promptTokens":1,"totalTokens":1}, but the bytes say absent',
      ],
    ]);
  });
});

describe('secrets', () => {
  test.each([
    'ocid1.compartment.oc1..aaaaaaaarealone',
    '-----BEGIN RSA PRIVATE KEY-----',
    'Bearer abcdefgh1234',
    'eyJhbGciOiJS.eyJzdWIiOiJ',
    'sk-0123456789abcdef0123',
    '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34',
  ])('%s', async (secret) => {
    const problems = await problemsOf({
      meta: { ...meta, provenance: { ...provenance, note: secret } },
      body: body.replace('Hi', secret),
    });
    const files = problems.filter(([, message]) => message.startsWith('holds')).map(([at]) => at);
    expect(files).toEqual(['generic/one.meta.json', 'generic/one.sse']);
    expect(
      problems
        .map(([, message]) => message)
        .filter((m) => m.startsWith('holds'))
        .join(),
    ).not.toContain(secret);
  });

  test('ids of examples are none', async () => {
    const note = 'ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid';
    expect(await problemsOf({ meta: { ...meta, provenance: { ...provenance, note } } })).toEqual(
      [],
    );
  });
});

describe('a recording of Responses', () => {
  const response = {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: 'failed',
    completed_at: null,
    error: { code: 'server_error', message: 'No.' },
    incomplete_details: null,
    model: 'xai.grok-4.3',
    output: [],
    background: false,
    frequency_penalty: 0,
    instructions: null,
    max_output_tokens: null,
    max_tool_calls: null,
    metadata: {},
    parallel_tool_calls: true,
    presence_penalty: 0,
    previous_response_id: null,
    prompt_cache_key: null,
    reasoning: null,
    safety_identifier: null,
    service_tier: 'default',
    store: true,
    temperature: 1,
    text: {},
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: null,
  };
  const open = { ...response, status: 'in_progress', error: null };
  const stream = [
    ['response.created', open],
    ['response.in_progress', open],
    ['response.failed', response],
  ]
    .map(([type, said], sequence_number) => {
      const data = JSON.stringify({ type, sequence_number, response: said });
      return `event: ${type}\ndata: ${data}\n\n`;
    })
    .join('');
  const own = {
    ...meta,
    transport: 'responses',
    dialect: 'openai-responses',
    model: 'xai.grok-4.3',
    request: { model: 'xai.grok-4.3', input: 'Hi', stream: true },
    turn: { text: '', toolCalls: [], finishReason: 'error' },
    error: { code: 'server_error', message: 'No.' },
  };

  async function problemsIn(said: object, text: string) {
    mkdirSync(join(folder, 'openai-responses'));
    writeFileSync(join(folder, 'openai-responses/one.meta.json'), JSON.stringify(said));
    writeFileSync(join(folder, 'openai-responses/one.sse'), text);
    const { problems } = await checkRecordings(folder);
    return problems.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  }

  test('has no problem when it is right', async () => {
    expect(await problemsIn(own, stream)).toEqual([]);
  });

  test('travels on its transport, for its model, as it was asked', async () => {
    const request = { model: 'other', input: 'Hi' };
    expect(await problemsIn({ ...own, transport: 'sdk', request }, stream)).toEqual([
      'transport: is sdk, but openai-responses travels on responses',
      'request.model: asks for another model than xai.grok-4.3',
      'request.stream: asks for a whole answer, but the bytes are in .sse',
    ]);
  });

  test('has its event lines', async () => {
    expect(await problemsIn(own, stream.replace('event: response.failed\n', ''))).toEqual([
      'frame 2: The line "event: response.failed" is missing.',
    ]);
  });

  test('says the refusal that its bytes say', async () => {
    expect(await problemsIn({ ...own, turn: { ...own.turn, refusal: 'No.' } }, stream)).toEqual([
      'turn.refusal: is "No.", but the bytes say absent',
    ]);
  });
});
