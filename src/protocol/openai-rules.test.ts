import { describe, expect, it } from 'vitest';
import type { OpenAiFormat } from './call.js';
import type { JsonObject } from './json.js';
import { modelRows } from './model-rows.js';
import { endpointOcid } from './models.js';
import { openAiRefusalOf, openAiRules } from './openai-rules.js';
import { readOpenAiChat } from './requests/openai-chat.js';
import { errorBody } from './service-errors.js';

const user = (content: unknown): JsonObject => ({ role: 'user', content });

/** A chat request of this model, and the refusal; as if read by Responses where so said. */
function refusal(model: string, more: JsonObject = {}, apiFormat: OpenAiFormat = 'openai-chat') {
  const body = { model, messages: [user('Hello')], ...more };
  return openAiRefusalOf({ ...readOpenAiChat(body), apiFormat }, body);
}

const tool = (parameters: JsonObject = { type: 'object' }): JsonObject => ({
  tools: [{ type: 'function', function: { name: 'f', description: 'It.', parameters } }],
});
const called = (...ids: readonly string[]): JsonObject => ({
  role: 'assistant',
  content: '',
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })),
});
const result = (id: string): JsonObject => ({ role: 'tool', tool_call_id: id, content: 'ok' });
const history = (...messages: readonly JsonObject[]): JsonObject => ({
  messages: [user('Hello'), ...messages],
});
const image = (url: string): JsonObject => ({ type: 'image_url', image_url: { url } });
const images = (...urls: readonly string[]): JsonObject => ({
  messages: [user([{ type: 'text', text: 'What?' }, ...urls.map(image)])],
});

/** The first bytes of a PNG of this size. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(24);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

const llama = 'meta.llama-3.3-70b-instruct';
const gemini = 'google.gemini-2.5-flash';

describe('what chat completions refuse', () => {
  const rows: readonly (readonly [
    what: string,
    model: string,
    more: JsonObject,
    status: number,
    text: string,
  ])[] = [
    ['Cohere', 'cohere.command-a-03-2025', {}, 400, 'Unsupported OpenAI operation'],
    ['embeddings asked to chat', 'cohere.embed-v4.0', {}, 400, 'Unsupported OpenAI operation'],
    ['an unknown Cohere model', 'cohere.command-z', {}, 400, 'Unsupported OpenAI operation'],
    [
      'a Cohere model that is elsewhere',
      'cohere.command-a-vision-07-2025',
      {},
      404,
      'Entity with key cohere.command-a-vision-07-2025 not found',
    ],
    [
      'a multi-agent model',
      'xai.grok-4.20-multi-agent',
      {},
      400,
      'Multi Agent requests are not allowed on chat completions',
    ],
    [
      'a model of Responses',
      'openai.gpt-5.5-pro',
      {},
      404,
      'Entity with key openai.gpt-5.5-pro not found',
    ],
    [
      'a codex model',
      'openai.gpt-5.3-codex',
      {},
      404,
      'Entity with key openai.gpt-5.3-codex not found',
    ],
    [
      'a retired model',
      'meta.llama-3.1-70b-instruct',
      {},
      400,
      'Model meta.llama-3.1-70b-instruct 1.0.0 is retired',
    ],
    [
      'max_tokens of GPT-5',
      'openai.gpt-5.4',
      { max_tokens: 9 },
      400,
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ],
    [
      'max_tokens of o3',
      'openai.o3',
      { max_tokens: 9 },
      400,
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ],
    [
      'a temperature of GPT-5',
      'openai.gpt-5-mini',
      { temperature: 0.2 },
      400,
      "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
    ],
    [
      'sampling of a search model',
      'openai.gpt-4o-search-preview',
      { temperature: 1, top_p: 1 },
      400,
      'Model incompatible request arguments supplied: temperature, top_p',
    ],
    [
      'tools of GPT-5.5',
      'openai.gpt-5.5',
      tool(),
      400,
      'Function tools with reasoning_effort are not supported for gpt-5.5 in /v1/chat/completions. Please use /v1/responses instead.',
    ],
    [
      'a penalty of 0',
      'xai.grok-4.3',
      { presence_penalty: 0 },
      400,
      'Model grok-4.3 does not support parameter presencePenalty.',
    ],
    [
      'an effort of Grok 4.20',
      'xai.grok-4.20-reasoning',
      { reasoning_effort: 'low' },
      400,
      'Model grok-4.20 does not support parameter reasoningEffort.',
    ],
    [
      'an effort of Grok Code',
      'xai.grok-code-fast-1',
      { reasoning_effort: 'low' },
      400,
      'Model grok-code-fast-1 does not support parameter reasoningEffort.',
    ],
    [
      'a middling effort of Grok 3 mini',
      'xai.grok-3-mini',
      { reasoning_effort: 'medium' },
      400,
      'Invalid reasoning effort: medium.',
    ],
    [
      'no effort of Gemini',
      gemini,
      { reasoning_effort: 'none' },
      400,
      'thinking_level is not supported',
    ],
    [
      'another kind of tool',
      'openai.gpt-5.4',
      { tools: [{ type: 'web_search' }] },
      400,
      'Please pass in correct format of request.',
    ],
    [
      'a tool in the manner of Responses',
      'xai.grok-4.3',
      { tools: [{ type: 'function', name: 'f', parameters: {} }] },
      400,
      'Please pass in correct format of request.',
    ],
    [
      'a result of no call',
      'xai.grok-4.3',
      history(called('call_1'), result('call_2')),
      400,
      "Invalid parameter: 'toolCallId' of 'call_2' not found in 'toolCalls' of previous message.",
    ],
    [
      'a result of an earlier call',
      'xai.grok-4.3',
      history(called('call_1'), result('call_1'), called('call_2'), result('call_1')),
      400,
      "Invalid parameter: 'toolCallId' of 'call_1' not found in 'toolCalls' of previous message.",
    ],
    [
      'tools behind a system message of Llama',
      llama,
      { messages: [{ role: 'system', content: 'Be short.' }, user('Hi')], ...tool() },
      400,
      'Tools are not supported when the first message is a system message.',
    ],
    [
      'two images of Llama',
      'meta.llama-3.2-90b-vision-instruct',
      images(png(9, 9), png(9, 9)),
      400,
      'At most 1 image(s) may be provided in one request',
    ],
    ['a dot of Grok', 'xai.grok-4.3', images(png(1, 1)), 400, 'Image dimensions 1x1 are too small'],
    [
      'a reference of Gemini',
      gemini,
      tool({ type: 'object', properties: { a: { $ref: '#/$defs/a' } } }),
      400,
      'Invalid JSON payload received. Unknown name "$ref": Cannot find field.',
    ],
    [
      'an unpaired result of Gemini',
      gemini,
      history(called('call_1', 'call_2'), result('call_1')),
      400,
      'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
    ],
  ];

  it.each(rows)('%s', (_what, model, more, status, message) => {
    expect(refusal(model, more)).toMatchObject({ status, message });
  });
});

describe('what chat completions let pass', () => {
  it.each([
    ['a plain question', 'xai.grok-4.3', {}],
    ['an unknown model, where nothing says what is on offer', 'who.knows', {}],
    ['the dedicated endpoint', endpointOcid('us-chicago-1'), {}],
    ['audio', 'openai.gpt-audio', {}],
    ['the other limit', 'openai.gpt-5.4', { max_completion_tokens: 9 }],
    ['a limit of gpt-oss', 'openai.gpt-oss-120b', { max_tokens: 9 }],
    ['a limit of gpt-4.1', 'openai.gpt-4.1', { max_tokens: 9 }],
    ['the default temperature', 'openai.gpt-5.4', { temperature: 1 }],
    ['tools of GPT-5.4', 'openai.gpt-5.4', tool()],
    ['penalties of Gemini', gemini, { presence_penalty: 0.5, frequency_penalty: 0.5 }],
    ['the effort of Grok 4.3', 'xai.grok-4.3', { reasoning_effort: 'low' }],
    ['the efforts of Grok 3 mini', 'xai.grok-3-mini', { reasoning_effort: 'high' }],
    ['a minimal effort of Gemini', gemini, { reasoning_effort: 'minimal' }],
    [
      'results of calls',
      gemini,
      history(called('call_1', 'call_2'), result('call_1'), result('call_2')),
    ],
    ['tools of Llama', llama, tool()],
    ['one image of Llama', 'meta.llama-3.2-90b-vision-instruct', images(png(9, 9))],
    ['a larger image of Grok', 'xai.grok-4.3', images(png(64, 64), 'https://example.com/a.png')],
    ['image bytes that are none', 'xai.grok-4.3', images('data:image/png;base64,AA')],
  ])('%s', (_what, model, more) => {
    expect(refusal(model, more)).toBeUndefined();
  });
});

describe('what Responses refuse of the same', () => {
  it('has Grok’s and Gemini’s limits, and none of chat’s', () => {
    const low = { reasoning_effort: 'low' };
    expect(refusal('xai.grok-4.20-reasoning', low, 'openai-responses')).toMatchObject({
      status: 400,
      style: 'upstream-bare-string',
    });
    expect(refusal(gemini, low, 'openai-responses')?.status).toBe(400);
    expect(refusal('openai.gpt-5.5', tool(), 'openai-responses')).toBeUndefined();
    expect(refusal('openai.gpt-5.5-pro', {}, 'openai-responses')).toBeUndefined();
    expect(refusal('xai.grok-4.20-multi-agent', {}, 'openai-responses')).toBeUndefined();
  });

  it('has no Llama, and no audio', () => {
    expect(refusal(llama, {}, 'openai-responses')).toEqual({
      status: 404,
      message: `Entity with key ${llama} not found`,
    });
    expect(refusal('openai.gpt-audio', {}, 'openai-responses')?.status).toBe(404);
  });
});

describe('the bodies', () => {
  const bodyOf = (model: string, more: JsonObject) => {
    const error = refusal(model, more);
    return error && errorBody(error).body;
  };

  it('hold OpenAI’s own document as a string', () => {
    const outer: unknown = JSON.parse(bodyOf('openai.gpt-5.4', { temperature: 0 }) ?? '');
    expect(outer).toEqual({
      code: '400',
      message:
        '{\n  "error": {\n    "message": "Unsupported value: \'temperature\' does not support 0 with this model. Only the default (1) value is supported.",\n    "type": "invalid_request_error",\n    "param": "temperature",\n    "code": "unsupported_value"\n  }\n}',
    });
  });

  it('hold xAI’s error as it is', () => {
    expect(bodyOf('xai.grok-4.20-reasoning', { reasoning_effort: 'low' })).toBe(
      '{"code":"invalid-argument","error":"Model grok-4.20 does not support parameter reasoningEffort."}',
    );
  });
});

describe('an offer', () => {
  const ask = (model: string, models?: readonly string[]) => {
    const body = { model, messages: [user('Hello')] };
    return openAiRefusalOf(readOpenAiChat(body), body, { region: 'us-chicago-1', models });
  };

  it('has what the catalogue has, or what it names', () => {
    expect(ask('xai.grok-4.3')).toBeUndefined();
    expect(ask('xai.grok-9')?.message).toBe('Entity with key xai.grok-9 not found');
    expect(ask('xai.grok-4.3', ['openai.gpt-5.4'])?.status).toBe(404);
    expect(ask('meta.llama-3.2-11b-vision-instruct')?.status).toBe(404);
    expect(ask('cohere.command-a-03-2025')?.message).toBe('Unsupported OpenAI operation');
  });
});

describe('the tables', () => {
  it('name each rule once, with a source', () => {
    expect(new Set(openAiRules.map(({ id }) => id)).size).toBe(openAiRules.length);
    for (const { source } of openAiRules) expect(source).not.toBe('');
  });

  it('serve no Cohere model, and every other chat model somewhere', () => {
    for (const { name, capabilities, serves } of modelRows) {
      const served = capabilities.includes('CHAT') && !name.startsWith('cohere.');
      expect([name, serves.length > 0]).toEqual([name, served]);
    }
  });
});
