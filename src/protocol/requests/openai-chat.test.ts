import { describe, expect, it } from 'vitest';
import type { ChatCall } from '../call.js';
import { loadValidators } from '../validators.js';
import { readOpenAiChat, readOpenAiRequest, writeOpenAiChat } from './openai-chat.js';

const validators = await loadValidators();
const bytes = (text: string) => new TextEncoder().encode(text);

const call: ChatCall = {
  operation: 'chat',
  model: 'xai.grok-4',
  apiFormat: 'openai-chat',
  stream: true,
  messages: [
    { role: 'system', text: 'Be short.' },
    { role: 'user', text: 'Tide? 🧪' },
    {
      role: 'assistant',
      text: '',
      toolCalls: [{ id: 'call_1', name: 'get_tide', arguments: '{"harbour":"Cork"}' }],
    },
    { role: 'tool', text: 'high', toolCallId: 'call_1' },
  ],
  tools: [{ name: 'get_tide', description: 'Tells it.', parameters: { type: 'object' } }],
  options: {
    maxTokens: 20,
    temperature: 0.5,
    topP: 0.9,
    seed: 7,
    stop: ['END'],
    includeUsage: true,
    toolChoice: { name: 'get_tide' },
    parallelToolCalls: false,
    reasoningEffort: 'low',
    responseFormat: { name: 'tide', schema: { type: 'object' } },
    candidates: 2,
  },
  extra: { presence_penalty: 0, made_up: [1] },
};

const body = {
  model: 'xai.grok-4',
  messages: [
    { role: 'system', content: 'Be short.' },
    { role: 'user', content: 'Tide? 🧪' },
    {
      role: 'assistant',
      tool_calls: [
        {
          id: 'call_1',
          type: 'function',
          function: { name: 'get_tide', arguments: '{"harbour":"Cork"}' },
        },
      ],
    },
    { role: 'tool', content: 'high', tool_call_id: 'call_1' },
  ],
  tools: [
    {
      type: 'function',
      function: { name: 'get_tide', description: 'Tells it.', parameters: { type: 'object' } },
    },
  ],
  tool_choice: { type: 'function', function: { name: 'get_tide' } },
  parallel_tool_calls: false,
  stream: true,
  stream_options: { include_usage: true },
  max_tokens: 20,
  temperature: 0.5,
  top_p: 0.9,
  seed: 7,
  stop: ['END'],
  n: 2,
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'tide', schema: { type: 'object' } },
  },
  reasoning_effort: 'low',
  presence_penalty: 0,
  made_up: [1],
};

describe('writeOpenAiChat', () => {
  it('writes the members as the SDKs do', () => {
    expect(JSON.stringify(writeOpenAiChat(call))).toBe(JSON.stringify(body));
  });

  it('sends no setting that is absent', () => {
    const { model, messages } = call;
    const least = { operation: 'chat', model, apiFormat: 'openai-chat', stream: false } as const;
    expect(Object.keys(writeOpenAiChat({ ...least, messages }))).toEqual(['model', 'messages']);
  });

  it.each([
    ['openai.gpt-5.4', 'max_completion_tokens'],
    ['openai.o3', 'max_completion_tokens'],
    ['openai.gpt-oss-120b', 'max_tokens'],
    ['meta.llama-3.3-70b-instruct', 'max_tokens'],
  ])('%s takes its limit as %s', (model, name) => {
    expect(writeOpenAiChat({ ...call, model })).toHaveProperty(name, 20);
  });
});

describe('readOpenAiChat', () => {
  it('gives back the call that was written', () => {
    expect(readOpenAiChat(body)).toEqual(call);
  });

  it('reads what else clients send', () => {
    const other = readOpenAiChat({
      model: 'openai.gpt-5.4',
      messages: [
        { role: 'developer', content: [{ type: 'text', text: 'a' }, { type: 'image_url' }] },
        { role: 'assistant', content: null },
      ],
      max_completion_tokens: 5,
      stop: 'END',
      tool_choice: 'required',
      response_format: { type: 'json_object' },
      stream: null,
      tools: null,
    });
    expect(other).toEqual({
      operation: 'chat',
      model: 'openai.gpt-5.4',
      apiFormat: 'openai-chat',
      stream: false,
      messages: [
        { role: 'developer', text: 'a' },
        { role: 'assistant', text: '' },
      ],
      options: {
        maxTokens: 5,
        stop: ['END'],
        toolChoice: 'required',
        responseFormat: 'json_object',
      },
    });
  });
});

describe('readOpenAiRequest', () => {
  const hello = '"messages":[{"role":"user","content":"Hello"}]';

  it.each([
    ['a plain request', `{"model":"m",${hello}}`],
    ['members that are null', `{"model":"m",${hello},"tools":null,"stop":null,"stream":null}`],
    ['members that nobody knows', `{"model":"m",${hello},"top_k":3,"enable_thinking":true}`],
    ['an escaped emoji', `{"model":"m","messages":[{"role":"user","content":"\\ud83e\\uddea"}]}`],
    [
      'text that looks like an escape',
      '{"model":"m","messages":[{"role":"user","content":"\\\\ud800"}]}',
    ],
    ['content that is null', '{"model":"m","messages":[{"role":"assistant","content":null}]}'],
    [
      'typed parts',
      '{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]}',
    ],
  ])('takes %s', (_name, text) => {
    expect(readOpenAiRequest(bytes(text), validators)).toMatchObject({ ok: true });
  });

  it.each([
    ['no JSON', '{"model":', 'the body is not a JSON object'],
    ['nothing', '', 'the body is not a JSON object'],
    ['an array', '[]', 'the body is not a JSON object'],
    ['half a character', '{"model":"\\uD800"}', 'the body is not a JSON object'],
    ['half a key', '{"a\\udc00":1}', 'the body is not a JSON object'],
    ['deep nesting', `{"a":${'['.repeat(100_000)}`, 'the body is nested too deeply'],
    ['no model', `{${hello}}`, "/ must have required property 'model'"],
    ['no messages', '{"model":"m","messages":[]}', '/messages must NOT have fewer than 1 items'],
    [
      'a role of another interface',
      '{"model":"m","messages":[{"role":"model","content":"a"}]}',
      '/messages/0/role must be equal to one of the allowed values',
    ],
    [
      'a stream that is text',
      `{"model":"m",${hello},"stream":"true"}`,
      '/stream must be boolean,null',
    ],
    [
      'a tool call in the manner of the native route',
      '{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"1","name":"f"}]}]}',
      "/messages/0/tool_calls/0 must have required property 'function'",
    ],
  ])('refuses %s', (_name, text, reason) => {
    expect(readOpenAiRequest(bytes(text), validators)).toEqual({
      ok: false,
      error: { status: 400, message: 'Please pass in correct format of request.' },
      reason,
    });
  });

  it('refuses bytes that are no UTF-8', () => {
    const broken = Uint8Array.of(0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d);
    expect(readOpenAiRequest(broken, validators)).toMatchObject({ error: { status: 400 } });
  });

  it('reads 20 MB of text, and refuses a million values', () => {
    const long = `{"model":"m","messages":[{"role":"user","content":"${'x'.repeat(20_000_000)}"}]}`;
    expect(readOpenAiRequest(bytes(long), validators)).toMatchObject({ ok: true });
    const wide = `{"model":"m","messages":[${'1,'.repeat(1_000_000)}1]}`;
    expect(readOpenAiRequest(bytes(wide), validators)).toMatchObject({ error: { status: 413 } });
  });
});
