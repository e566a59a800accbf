import { beforeAll, describe, expect, it } from 'vitest';
import type { ChatCall } from '../call.js';
import { loadValidators, type Validators } from '../validators.js';
import { readResponses, readResponsesRequest, writeResponses } from './openai-responses.js';

const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const call: ChatCall = {
  operation: 'chat',
  model: 'xai.grok-4.3',
  apiFormat: 'openai-responses',
  stream: true,
  messages: [
    { role: 'system', text: 'Be short.' },
    { role: 'user', text: 'Weather in Paris? 🧪' },
    {
      role: 'assistant',
      text: 'I look.',
      toolCalls: [{ id: 'call_1', name: 'weather', arguments: '{"city":"Paris"}' }],
    },
    { role: 'tool', text: 'Rain.', toolCallId: 'call_1' },
  ],
  tools: [{ name: 'weather', description: 'Tells it.', parameters }],
  options: {
    maxTokens: 50,
    temperature: 0,
    topP: 0.5,
    toolChoice: { name: 'weather' },
    parallelToolCalls: false,
    reasoningEffort: 'low',
    responseFormat: { name: 'answer', schema: { type: 'object' } },
  },
  state: { previousResponse: 'resp_1', store: false, background: true },
  extra: { metadata: { memory_subject_id: 'me' } },
};

const body = {
  model: 'xai.grok-4.3',
  input: [
    { type: 'message', role: 'system', content: [{ type: 'input_text', text: 'Be short.' }] },
    {
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: 'Weather in Paris? 🧪' }],
    },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I look.' }] },
    {
      type: 'function_call',
      call_id: 'call_1',
      name: 'weather',
      arguments: '{"city":"Paris"}',
    },
    { type: 'function_call_output', call_id: 'call_1', output: 'Rain.' },
  ],
  stream: true,
  max_output_tokens: 50,
  temperature: 0,
  top_p: 0.5,
  tools: [{ type: 'function', name: 'weather', description: 'Tells it.', parameters }],
  tool_choice: { type: 'function', name: 'weather' },
  parallel_tool_calls: false,
  reasoning: { effort: 'low' },
  text: { format: { type: 'json_schema', name: 'answer', schema: { type: 'object' } } },
  previous_response_id: 'resp_1',
  store: false,
  background: true,
  metadata: { memory_subject_id: 'me' },
};

describe('writeResponses', () => {
  it('writes typed items with typed parts, flat tools and the state', () => {
    expect(writeResponses(call)).toEqual(body);
  });

  it('says nothing of what the call leaves open', () => {
    const { model, messages } = { model: 'openai.gpt-5.4', messages: call.messages.slice(1, 2) };
    const plain: ChatCall = {
      operation: 'chat',
      model,
      apiFormat: 'GENERIC',
      stream: false,
      messages,
    };
    expect(Object.keys(writeResponses(plain))).toEqual(['model', 'input']);
  });

  it('puts the system message apart for Gemini, which refuses it as an item', () => {
    const written = writeResponses({ ...call, model: 'google.gemini-2.5-flash' });
    expect(written.instructions).toBe('Be short.');
    expect(written.input).toEqual(body.input.slice(1));
  });

  it('lets extra members replace its own', () => {
    expect(writeResponses({ ...call, extra: { input: 'Hi' } }).input).toBe('Hi');
  });
});

describe('readResponses', () => {
  it('reads what it wrote', () => {
    expect(readResponses(body)).toEqual(call);
  });

  it('reads the short forms', () => {
    expect(
      readResponses({
        model: 'm',
        instructions: 'Be short.',
        input: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: [{ type: 'output_text', text: 'Ho' }] },
        ],
        conversation: { id: 'conv_1' },
        tool_choice: 'required',
        tools: [{ type: 'web_search' }],
      }),
    ).toEqual({
      operation: 'chat',
      model: 'm',
      apiFormat: 'openai-responses',
      stream: false,
      messages: [
        { role: 'system', text: 'Be short.' },
        { role: 'user', text: 'Hi' },
        { role: 'assistant', text: 'Ho' },
      ],
      tools: [],
      options: { toolChoice: 'required' },
      state: { conversation: 'conv_1' },
    });
    expect(readResponses({ model: 'm', input: 'Hi' }).messages).toEqual([
      { role: 'user', text: 'Hi' },
    ]);
  });

  it('gathers calls that follow each other, and reads outputs in parts', () => {
    const one = { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' };
    const output = [
      { type: 'input_text', text: '1' },
      { type: 'input_text', text: '2' },
    ];
    expect(
      readResponses({
        model: 'm',
        input: [
          one,
          { ...one, call_id: 'b' },
          { type: 'function_call_output', call_id: 'a', output },
        ],
      }).messages,
    ).toEqual([
      {
        role: 'assistant',
        text: '',
        toolCalls: [
          { id: 'a', name: 'f', arguments: '{}' },
          { id: 'b', name: 'f', arguments: '{}' },
        ],
      },
      { role: 'tool', text: '12', toolCallId: 'a' },
    ]);
  });
});

describe('readResponsesRequest', () => {
  let validators: Validators;
  beforeAll(async () => {
    validators = await loadValidators();
  });
  const read = (given: unknown) =>
    readResponsesRequest(
      Buffer.from(typeof given === 'string' ? given : JSON.stringify(given)),
      validators,
    );

  it('takes what it would write, and members that nobody knows', () => {
    expect(read({ ...body, frobnicate: 1 })).toEqual({
      ok: true,
      body: { ...body, frobnicate: 1 },
      call: { ...call, extra: { ...call.extra, frobnicate: 1 } },
    });
  });

  it.each<readonly [string, unknown]>([
    ['a string', 'Hi'],
    ['half a character that is only quoted', '\\ud800'],
    ['nothing, after a response', null],
    ['items without a type', [{ role: 'user', content: 'Hi' }]],
    ['items played back', [{ type: 'reasoning', id: 'rs_1', summary: [] }, { type: 'mcp_call' }]],
    ['a reference', [{ type: 'item_reference', id: 'msg_1' }]],
    ['20 MB', 'a'.repeat(20_000_000)],
  ])('takes an input of %s', (_, input) => {
    expect(read({ model: 'm', input }).ok).toBe(true);
  });

  it.each<readonly [string, unknown, string]>([
    ['no JSON', '{', 'the body is not a JSON object in well-formed UTF-8'],
    ['an array', '[]', 'the body is not a JSON object in well-formed UTF-8'],
    [
      'half a character',
      '{"model":"m","input":"\\ud800"}',
      'the body is not a JSON object in well-formed UTF-8',
    ],
    ['depth', `{"input":${'['.repeat(100_000)}`, 'the body is nested too deeply'],
    ['no model', { input: 'Hi' }, "/ must have required property 'model'"],
    ['an input that is none', { model: 'm', input: 7 }, '/input must be string,array,null'],
    ['an item that is none', { model: 'm', input: [7] }, '/input/0 must be object'],
    [
      'an unknown item',
      { model: 'm', input: [{ type: 'mood' }] },
      '/input/0/type is none of the types',
    ],
    [
      'a part of chat completions',
      { model: 'm', input: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] },
      '/input/0/content/0 value of tag "type" must be in oneOf',
    ],
    [
      'a call without its id',
      { model: 'm', input: [{ type: 'function_call', name: 'f', arguments: '' }] },
      "/input/0/ must have required property 'call_id'",
    ],
  ])('refuses %s in the words of the service', (_, given, reason) => {
    expect(read(given)).toEqual({
      ok: false,
      error: {
        status: 400,
        style: 'upstream-unwrapped',
        message: "Invalid 'input': expected a valid Responses API input payload.",
        code: 'invalid_value',
      },
      reason,
    });
  });

  it('refuses bytes that are no UTF-8, and more values than any request has', () => {
    const bytes = Buffer.concat([Buffer.from('{"input":"'), Buffer.from([0xed, 0xa0, 0x80, 0x22])]);
    expect(readResponsesRequest(bytes, validators).ok).toBe(false);
    const wide = read(`{"model":"m","input":[${'{},'.repeat(600_000)}{}]}`);
    expect(wide.ok || wide.error.status).toBe(413);
  });
});
