/** The `openai` client, unmodified, against chat completions of the mock. */
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Turn } from '../../src/protocol/turn.js';
import { send, signedChat } from './client.js';
import { keyed, signing } from './openai-client.js';

let mock: Mock;
let tenancy: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
});
afterAll(() => mock.close());

const model = 'meta.llama-3.3-70b-instruct';
const messages = [{ role: 'user', content: 'Hello' }] as const;
const asked = { model, messages: [...messages] };

const turn: Turn = {
  text: 'Grüße 🌍 from the mock.',
  toolCalls: [],
  finishReason: 'stop',
  usage: { promptTokens: 3, completionTokens: 5, totalTokens: 8 },
};
const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
  },
} as const;

describe.each([
  ['a bearer key', keyed, 'genai_api_key'],
  ['Oracle’s signer', signing, 'api_key'],
] as const)('the openai client with %s', (_what, make, auth) => {
  it('reads a whole answer', async () => {
    tenancy.reply({ turn });
    const answer = await make(tenancy.access).chat.completions.create(asked);
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^chatcmpl-[0-9a-f]{32}$/),
      object: 'chat.completion',
      model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Grüße 🌍 from the mock.' },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
    });
    const exchange = tenancy.journal().at(-1);
    expect(exchange).toMatchObject({
      transport: 'v1',
      identity: { verdict: 'accepted', auth },
      reply: 'turn',
      response: { status: 200 },
    });
    expect(JSON.parse(exchange?.response?.body.text ?? '')).toMatchObject({ id: answer.id });
  });

  it('reads a stream to its end, with usage where it asks for it', async () => {
    tenancy.reply({ turn });
    const stream = await make(tenancy.access).chat.completions.create({
      ...asked,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(turn.text);
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason).filter(Boolean)).toEqual([
      'stop',
    ]);
    expect(chunks.at(-1)?.usage).toMatchObject({ total_tokens: 8 });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    const body = tenancy.journal().at(-1)?.response?.body.text ?? '';
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true);
  });
});

describe('chat completions', () => {
  it('call a tool that is demanded, and go on from its result', async () => {
    const { chat } = keyed(tenancy.access);
    const first = await chat.completions.create({
      ...asked,
      tools: [weather],
      tool_choice: 'required',
    });
    const [choice] = first.choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    const [call] = choice?.message.tool_calls ?? [];
    if (call?.type !== 'function') throw new Error('No function was called.');
    expect(call.function).toEqual({ name: 'get_weather', arguments: '{"city":"example"}' });
    const second = await chat.completions.create({
      model,
      tools: [weather],
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: 'Sunny' },
      ],
    });
    expect(second.choices[0]).toMatchObject({ finish_reason: 'stop' });
    expect(second.choices[0]?.message.content).toMatch(/\w/);
  });

  it('stream tool calls that the client’s accumulator puts together', async () => {
    const toolCalls = [
      { id: 'call_1', name: 'get_weather', arguments: '{"city":"Oslo"}' },
      { id: 'call_2', name: 'get_weather', arguments: '{"city":"Bergen"}' },
    ];
    tenancy.reply({ turn: { text: '', toolCalls, finishReason: 'tool_calls' } });
    const stream = keyed(tenancy.access).chat.completions.stream({ ...asked, tools: [weather] });
    const [choice] = (await stream.finalChatCompletion()).choices;
    expect(
      choice?.message.tool_calls?.map((call) => ('function' in call ? call.function : call)),
    ).toMatchObject([
      { name: 'get_weather', arguments: '{"city":"Oslo"}' },
      { name: 'get_weather', arguments: '{"city":"Bergen"}' },
    ]);
  });

  it('give as many candidates as are asked for', async () => {
    const answer = await keyed(tenancy.access).chat.completions.create({ ...asked, n: 3 });
    expect(answer.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('say JSON where a schema demands it', async () => {
    const schema = { type: 'object', properties: { ok: { type: 'boolean' } } };
    const answer = await keyed(tenancy.access).chat.completions.create({
      ...asked,
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema } },
    });
    expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ ok: true });
  });

  it('stop at the limit', async () => {
    const answer = await keyed(tenancy.access).chat.completions.create({ ...asked, max_tokens: 1 });
    expect(answer.choices[0]?.finish_reason).toBe('length');
  });

  it.each(['/openai/v1', '/20231130/actions/v1', '/v1'])('stand on %s', async (base) => {
    const client = keyed(tenancy.access, { baseURL: `${mock.origin}${base}` });
    expect((await client.chat.completions.create(asked)).object).toBe('chat.completion');
  });

  it('play a recording of another transport as it is', async () => {
    tenancy.reply({ recording: 'generic/emoji-text' });
    const client = keyed(tenancy.access, { defaultHeaders: compartmentOnly() });
    const response = await client.chat.completions.create({ ...asked, stream: true }).asResponse();
    const recorded = mock.recordings.get('generic/emoji-text')?.body ?? new Uint8Array();
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(recorded));
  });

  it('play the bytes of every recording of theirs', async () => {
    const recordings = [...mock.recordings.values()].filter(({ meta }) => meta.transport === 'v1');
    expect(recordings.length).toBeGreaterThan(50);
    const defaultHeaders = { ...compartmentOnly(), 'accept-encoding': 'identity' };
    const client = keyed(tenancy.access, { defaultHeaders });
    for (const { id, body, stream, meta } of recordings) {
      tenancy.reply({ recording: id });
      const got = await client
        .post('/chat/completions', { body: { ...asked, stream } })
        .asResponse()
        .then(async (response) => Buffer.from(await response.arrayBuffer()))
        .catch((thrown: unknown) => thrown);
      const sent = tenancy.journal().at(-1)?.response;
      expect([id, sent?.status]).toEqual([id, meta.status]);
      if (meta.status !== 200) expect(got).toBeInstanceOf(OpenAI.APIError);
      else expect([id, got]).toEqual([id, Buffer.from(body)]);
    }
  });

  it('answer two tenancies at once, each from its own script', async () => {
    const others = await Promise.all([mock.createTenancy(), mock.createTenancy()]);
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    others.forEach(({ reply }, which) => {
      for (const round of rounds) reply({ turn: { ...turn, text: `${which}/${round}` } });
    });
    const told = others.map(async ({ access }, which) => {
      const client = (which === 0 ? keyed : signing)(access);
      const texts = [];
      for (const round of rounds) {
        const stream = round % 2 === 0;
        const got = stream
          ? await client.chat.completions.stream(asked).finalContent()
          : (await client.chat.completions.create(asked)).choices[0]?.message.content;
        texts.push(got);
      }
      return texts;
    });
    expect(await Promise.all(told)).toEqual([
      rounds.map((round) => `0/${round}`),
      rounds.map((round) => `1/${round}`),
    ]);
    for (const { journal } of others) expect(journal()).toHaveLength(10);
  });
});

const compartmentOnly = () => ({ CompartmentId: tenancy.access.compartmentId });

describe('an error', () => {
  it.each([
    [{ status: 404, message: 'Entity not found' }, '404 status code (no body)', undefined],
    [
      {
        status: 400,
        style: 'upstream-unwrapped',
        message: 'No.',
        param: 'n',
        code: 'unsupported_value',
      },
      '400 No.',
      'unsupported_value',
    ],
    [{ status: 400, style: 'upstream-bare-string', message: 'No.' }, '400 "No."', undefined],
    [{ status: 422, style: 'plain-text', message: 'Failed' }, '422 Failed', undefined],
  ] as const)('before a stream reaches the client: %j', async (error, message, code) => {
    tenancy.reply({ error });
    const failed = await keyed(tenancy.access)
      .chat.completions.create({ ...asked, stream: true })
      .catch((thrown: unknown) => thrown);
    if (!(failed instanceof OpenAI.APIError)) throw new Error('It did not fail.');
    expect([failed.status, failed.message, failed.code]).toEqual([error.status, message, code]);
    expect(failed.headers?.get('opc-request-id')).toMatch(/^[0-9A-F]{32}\//);
  });

  it('of a script that cannot be played reaches the client in words', async () => {
    tenancy.reply({ turn, variant: 'cohere-v2' }, { turn: { ...turn, finishReason: 'unknown' } });
    const client = keyed(tenancy.access);
    await client.chat.completions.create(asked);
    await expect(client.chat.completions.create(asked)).rejects.toThrow(
      /^422 oci-conform: OCIC_CANNOT_ENCODE: /,
    );
  });

  it('inside a stream leaves the text before it, and no end', async () => {
    // Node throws away what was not read, or not inflated, yet when a connection breaks.
    const delivery = { ending: { cutAfter: 4 }, interval: 50, compression: 'none' } as const;
    tenancy.reply({ turn, delivery });
    const stream = await keyed(tenancy.access).chat.completions.create({ ...asked, stream: true });
    let text = '';
    const reading = (async () => {
      for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
    })();
    await expect(reading).rejects.toThrow();
    expect(turn.text.startsWith(text) && text.length > 0).toBe(true);
    expect(tenancy.journal().at(-1)?.end).toBe('cut');
  });
});

describe('compression', () => {
  const fetched = async (acceptEncoding: string, delivery = {}) => {
    tenancy.reply({ turn, delivery });
    const client = keyed(tenancy.access, {
      defaultHeaders: { ...compartmentOnly(), 'accept-encoding': acceptEncoding },
    });
    return client.chat.completions.create({ ...asked, stream: true }).withResponse();
  };

  it.each([
    ['gzip, deflate', 'gzip'],
    ['identity', null],
  ] as const)('of a client that takes %s: %s', async (accepted, coding) => {
    const { data, response } = await fetched(accepted);
    expect(response.headers.get('content-encoding')).toBe(coding);
    let text = '';
    for await (const { choices } of data) text += choices[0]?.delta.content ?? '';
    expect(text).toBe(turn.text);
    const { body, chunks } = tenancy.journal().at(-1)?.response ?? {};
    expect(body?.text).toContain('data: [DONE]\n\n');
    expect(chunks?.length).toBeGreaterThan(5);
  });

  it('is not offered on the native route', async () => {
    const { access } = tenancy;
    const { headers = [], body = '' } = signedChat(access, { stream: true });
    const lines = [...headers, ['accept-encoding', 'gzip']] as const;
    const answer = await send(access.endpoint, { headers: lines, body });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
  });

  it('is forced upon a client that wants none', async () => {
    const { data, response } = await fetched('identity', { compression: 'gzip', interval: 1 });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const chunks = [];
    for await (const chunk of data) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(5);
  });

  it('of a cut stream keeps what went out in the journal', async () => {
    const { data } = await fetched('gzip', { ending: { cutAfter: 2 } });
    await expect(
      (async () => {
        for await (const _chunk of data);
      })(),
    ).rejects.toThrow();
    const { body, chunks } = tenancy.journal().at(-1)?.response ?? {};
    expect(chunks).toHaveLength(2);
    expect(body?.text).toMatch(/^data: \{.*\}\n\ndata: \{.*\}\n\n$/);
  });
});
