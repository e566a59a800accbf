import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ApiFormat, ChatCall, ChatOptions, Message, Tool } from './call.js';
import { readCall, readNativeRequest, toNativeRequest } from './native-request.js';
import type { ToolCall } from './turn.js';
import { loadValidators, type Validators } from './validators.js';

let validators: Validators;
beforeAll(async () => {
  validators = await loadValidators();
});

const bytes = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
const read = (body: unknown) => readNativeRequest(bytes(body), validators);

const weather: Tool = {
  name: 'get_weather',
  description: 'Weather of a city',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string', description: 'Name' }, days: { type: 'integer' } },
    required: ['city'],
  },
};

const conversation: readonly Message[] = [
  { role: 'system', text: 'Be brief.' },
  { role: 'user', text: 'Weather?' },
  {
    role: 'assistant',
    text: '',
    toolCalls: [{ id: 'call_1', name: 'get_weather', arguments: '{"city":"Oslo"}' }],
  },
  { role: 'tool', text: '4 °C', toolCallId: 'call_1' },
];

const call = (apiFormat: ApiFormat, more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model: 'a.model',
  apiFormat,
  stream: true,
  messages: conversation,
  tools: [weather],
  options: { maxTokens: 9, stop: ['END'], includeUsage: true, toolChoice: 'required' },
  ...more,
});

test('GENERIC has typed parts, flat tools, a tool choice as object', () => {
  const body = toNativeRequest(call('GENERIC'), 'ocid1.compartment.oc1..a');
  expect(Object.keys(body)).toEqual(['compartmentId', 'servingMode', 'chatRequest']);
  expect(body).toEqual({
    compartmentId: 'ocid1.compartment.oc1..a',
    servingMode: { servingType: 'ON_DEMAND', modelId: 'a.model' },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [
        { role: 'SYSTEM', content: [{ type: 'TEXT', text: 'Be brief.' }] },
        { role: 'USER', content: [{ type: 'TEXT', text: 'Weather?' }] },
        {
          role: 'ASSISTANT',
          toolCalls: [
            {
              id: 'call_1',
              type: 'FUNCTION',
              name: 'get_weather',
              arguments: '{"city":"Oslo"}',
            },
          ],
        },
        { role: 'TOOL', content: [{ type: 'TEXT', text: '4 °C' }], toolCallId: 'call_1' },
      ],
      isStream: true,
      streamOptions: { isIncludeUsage: true },
      stop: ['END'],
      maxTokens: 9,
      toolChoice: { type: 'REQUIRED' },
      tools: [
        {
          type: 'FUNCTION',
          name: 'get_weather',
          description: 'Weather of a city',
          parameters: weather.parameters,
        },
      ],
    },
  });
});

test('COHERE has history, current results apart, and Python type names', () => {
  const body = toNativeRequest(call('COHERE'), 'c');
  const toolCall = { name: 'get_weather', parameters: { city: 'Oslo' } };
  expect(body.chatRequest).toEqual({
    apiFormat: 'COHERE',
    message: '',
    chatHistory: [
      { role: 'SYSTEM', message: 'Be brief.' },
      { role: 'USER', message: 'Weather?' },
      { role: 'CHATBOT', message: '', toolCalls: [toolCall] },
    ],
    isStream: true,
    streamOptions: { isIncludeUsage: true },
    maxTokens: 9,
    tools: [
      {
        name: 'get_weather',
        description: 'Weather of a city',
        parameterDefinitions: {
          city: { description: 'Name', type: 'str', isRequired: true },
          days: { type: 'int', isRequired: false },
        },
      },
    ],
    toolResults: [{ call: toolCall, outputs: [{ output: '4 °C' }] }],
    stopSequences: ['END'],
  });
});

test('COHERE puts older results into the history, one entry a turn', () => {
  const calls = ['Oslo', 'Bergen'].map((city, index) => ({
    id: `call_${index}`,
    name: 'get_weather',
    arguments: JSON.stringify({ city }),
  }));
  const messages: readonly Message[] = [
    { role: 'user', text: 'Weather?' },
    { role: 'assistant', text: 'Looking.', toolCalls: calls },
    { role: 'tool', text: 'rain', toolCallId: 'call_1' },
    { role: 'tool', text: 'sun', toolCallId: 'call_0' },
    { role: 'assistant', text: 'Sun and rain.' },
    { role: 'user', text: 'Thanks.' },
  ];
  expect(toNativeRequest(call('COHERE', { messages }), 'c').chatRequest).toMatchObject({
    message: 'Thanks.',
    chatHistory: [
      { role: 'USER' },
      { role: 'CHATBOT', message: 'Looking.' },
      {
        role: 'TOOL',
        toolResults: [
          { call: { parameters: { city: 'Bergen' } }, outputs: [{ output: 'rain' }] },
          { call: { parameters: { city: 'Oslo' } }, outputs: [{ output: 'sun' }] },
        ],
      },
      { role: 'CHATBOT', message: 'Sun and rain.' },
    ],
  });
});

test('COHEREV2 nests functions and has a plain word for the choice', () => {
  expect(toNativeRequest(call('COHEREV2'), 'c').chatRequest).toMatchObject({
    apiFormat: 'COHEREV2',
    messages: [
      {},
      {},
      {
        role: 'ASSISTANT',
        toolCalls: [
          {
            id: 'call_1',
            type: 'FUNCTION',
            function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
          },
        ],
      },
      { role: 'TOOL', toolCallId: 'call_1', content: [{ type: 'TEXT', text: '4 °C' }] },
    ],
    toolsChoice: 'REQUIRED',
    tools: [{ type: 'FUNCTION', function: { name: 'get_weather' } }],
    stopSequences: ['END'],
  });
});

test('an endpoint is served DEDICATED; OpenAI takes its limit under its own name', () => {
  const endpoint = 'ocid1.generativeaiendpoint.oc1.us-chicago-1.abc';
  expect(toNativeRequest(call('GENERIC', { model: endpoint }), 'c').servingMode).toEqual({
    servingType: 'DEDICATED',
    endpointId: endpoint,
  });
  const limit = (model: string) =>
    toNativeRequest(call('GENERIC', { model, options: { maxTokens: 5 } }), 'c').chatRequest;
  expect(limit('openai.gpt-5')).toMatchObject({ maxCompletionTokens: 5 });
  expect(limit('openai.gpt-5')).not.toHaveProperty('maxTokens');
  expect(limit('openai.gpt-oss-120b')).toMatchObject({ maxTokens: 5 });
});

test('each format writes the wish for JSON in its own form, and GENERIC alone the number of answers', () => {
  const schema = { type: 'object', required: ['hour'] };
  const asked = (format: ApiFormat, options: ChatOptions) =>
    toNativeRequest(call(format, { options }), 'c').chatRequest;
  const bySchema: ChatOptions = { responseFormat: { name: 'tide', schema }, candidates: 3 };
  expect(asked('GENERIC', bySchema)).toMatchObject({
    numGenerations: 3,
    responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide', schema } },
  });
  const json: ChatOptions = { responseFormat: 'json_object' };
  expect(asked('GENERIC', json)).toMatchObject({ responseFormat: { type: 'JSON_OBJECT' } });
  for (const format of ['COHERE', 'COHEREV2'] as const) {
    const request = asked(format, bySchema);
    expect(request).toMatchObject({ responseFormat: { type: 'JSON_OBJECT', schema } });
    expect(request).not.toHaveProperty('numGenerations');
    expect(asked(format, { responseFormat: 'text' })).toMatchObject({
      responseFormat: { type: 'TEXT' },
    });
  }
});

test('no answer has more choices than chat completions give', () => {
  const wanting = (numGenerations: number) =>
    readCall({
      servingMode: { servingType: 'ON_DEMAND', modelId: 'xai.grok-4' },
      chatRequest: { apiFormat: 'GENERIC', numGenerations },
    }).options?.candidates;
  expect(wanting(2)).toBe(2);
  expect(wanting(2_000_000_000)).toBe(128);
  expect(wanting(-1)).toBeUndefined();
});

test('the recorded request of the Python SDK is read', () => {
  const reading = read({
    compartmentId: 'c',
    servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Tell me a joke' }] }],
      maxTokens: 100,
      temperature: 0.5,
    },
  });
  expect(reading.ok && reading.call).toEqual({
    operation: 'chat',
    model: 'meta.llama-3.3-70b-instruct',
    apiFormat: 'GENERIC',
    stream: false,
    messages: [{ role: 'user', text: 'Tell me a joke' }],
    options: { maxTokens: 100, temperature: 0.5 },
  });
});

const generic = (chatRequest: object, more: object = {}) => ({
  compartmentId: 'c',
  servingMode: { servingType: 'ON_DEMAND', modelId: 'm' },
  chatRequest: { apiFormat: 'GENERIC', messages: [], ...chatRequest },
  ...more,
});

test.each([
  ['an unknown key', generic({ stream_options: {} })],
  ['an unknown key at the top', generic({}, { extra: 1 })],
  ['a lower-case role', generic({ messages: [{ role: 'user', content: [] }] })],
  ['a plain string as content', generic({ messages: [{ role: 'USER', content: 'hi' }] })],
  [
    'OpenAI image part',
    generic({ messages: [{ role: 'USER', content: [{ type: 'IMAGE', image_url: {} }] }] }),
  ],
  ['a nested tool', generic({ tools: [{ type: 'FUNCTION', function: { name: 'f' } }] })],
  ['a bare tool choice', generic({ toolChoice: 'AUTO' })],
  [
    'strict in jsonSchema',
    generic({
      responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'n', strict: true } },
    }),
  ],
  ['an unknown format', generic({ apiFormat: 'OPENAI' })],
  ['a format named like an inherited property', generic({ apiFormat: 'constructor' })],
  ['a wrong serving type', generic({}, { servingMode: { servingType: 'SHARED', modelId: 'm' } })],
  ['no compartment', { ...generic({}), compartmentId: undefined }],
  ['COHERE shape under GENERIC', generic({ message: 'hi', chatHistory: [] })],
  [
    'JSON_SCHEMA in COHERE',
    {
      ...generic({}),
      chatRequest: {
        apiFormat: 'COHERE',
        message: 'm',
        responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'n' } },
      },
    },
  ],
  ['COHERE without message', { ...generic({}), chatRequest: { apiFormat: 'COHERE' } }],
  ['an array', []],
])('%s gets the one refusal', (_, body) => {
  const reading = read(body);
  expect(reading).toMatchObject({
    ok: false,
    error: { status: 400, message: 'Please pass in correct format of request.' },
  });
});

test('the reason names the place', () => {
  const reading = read(generic({ stream_options: {} }));
  expect(!reading.ok && reading.reason).toBe(
    '/chatRequest must NOT have additional properties (stream_options)',
  );
});

test.each([
  [
    'isStrict',
    { responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'n', isStrict: true } } },
  ],
  ['a null', { maxTokens: null }],
  [
    'a call without id',
    {
      messages: [
        { role: 'ASSISTANT', toolCalls: [{ type: 'FUNCTION', name: 'f', arguments: '{}' }] },
      ],
    },
  ],
  ['a part without text', { messages: [{ role: 'USER', content: [{ type: 'TEXT' }] }] }],
  ['any number', { temperature: -7, topK: -1, maxTokens: 99999999 }],
  ['no messages', { messages: undefined }],
])('%s is let through', (_, chatRequest) => {
  expect(read(generic(chatRequest)).ok).toBe(true);
});

test('bytes that are no JSON are refused, not thrown', () => {
  const raw = (text: string) => readNativeRequest(new TextEncoder().encode(text), validators);
  for (const text of ['', '{', 'null', '"x"', '\u0000']) expect(raw(text).ok).toBe(false);
  expect(readNativeRequest(Uint8Array.of(0x7b, 0xff, 0x7d), validators).ok).toBe(false);
});

test('lone surrogates survive as escapes', () => {
  const body = JSON.stringify(
    generic({ messages: [{ role: 'USER', content: [{ type: 'TEXT', text: '\ud800' }] }] }),
  );
  const reading = readNativeRequest(new TextEncoder().encode(body), validators);
  expect(reading.ok && reading.call.messages[0]?.text).toBe('\ud800');
});

test('a 20 MB message and very deep nesting end in an answer', () => {
  const long = 'x'.repeat(20_000_000);
  const big = read(
    generic({ messages: [{ role: 'USER', content: [{ type: 'TEXT', text: long }] }] }),
  );
  expect(big.ok && big.call.messages[0]?.text.length).toBe(20_000_000);
  const reason = (chatRequest: string) => {
    const reading = readNativeRequest(
      new TextEncoder().encode(
        `{"compartmentId":"c","servingMode":{"servingType":"ON_DEMAND","modelId":"m"},"chatRequest":${chatRequest}}`,
      ),
      validators,
    );
    return reading.ok ? 'fits' : `${reading.error.status}: ${reading.reason}`;
  };
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const metadata = (levels: number) =>
    reason(`{"apiFormat":"GENERIC","metadata":{"a":${deep(levels)}}}`);
  expect(metadata(253)).toBe('fits');
  expect(metadata(254)).toBe('400: the body is nested too deeply');
  expect(metadata(200_000)).toBe('400: the body is nested too deeply');
  expect(reason(`{"apiFormat":"GENERIC","metadata":{"a":"${deep(300)}"}}`)).toBe('fits');
  const parts = (count: number) =>
    reason(`{"apiFormat":"GENERIC","stop":[${'"s",'.repeat(count)}"s"]}`);
  expect(parts(249_980)).toBe('fits');
  expect(parts(250_000)).toBe('413: the body has too many values');
});

const word = fc.string({ unit: 'grapheme', maxLength: 20 });
const id = fc.stringMatching(/^call_[a-z0-9]{1,8}$/);
const args = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), word)
  .map((value) => JSON.stringify(value));
const optionsOf = (more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<ChatOptions> =>
  fc.record(
    {
      maxTokens: fc.nat(),
      temperature: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      topP: fc.nat(),
      seed: fc.nat(),
      stop: fc.array(word),
      includeUsage: fc.boolean(),
      ...more,
    },
    { requiredKeys: [] },
  );
const tools = fc.array(fc.constant(weather), { maxLength: 2 });
const model = fc.constantFrom(
  'xai.grok-4',
  'openai.gpt-5',
  'openai.gpt-oss-20b',
  'ocid1.generativeaiendpoint.oc1.r.a',
);

function calls(
  apiFormat: ApiFormat,
  message: fc.Arbitrary<Message>,
  options: fc.Arbitrary<ChatOptions>,
): fc.Arbitrary<ChatCall> {
  return fc
    .record({
      model,
      stream: fc.boolean(),
      messages: fc.array(message),
      tools: fc.option(tools),
      options,
    })
    .map((parts) => ({
      operation: 'chat',
      apiFormat,
      model: parts.model,
      stream: parts.stream,
      messages:
        apiFormat === 'COHERE'
          ? [...parts.messages, { role: 'user', text: 'last' }]
          : parts.messages,
      ...(parts.tools ? { tools: parts.tools } : {}),
      ...(Object.keys(parts.options).length > 0 ? { options: parts.options } : {}),
    }));
}

const toolCalls = (withId: boolean): fc.Arbitrary<ToolCall[]> => {
  const plain = { name: word, arguments: args };
  return fc.array<ToolCall>(withId ? fc.record({ id, ...plain }) : fc.record(plain), {
    minLength: 1,
  });
};

const spoken = (...roles: Message['role'][]): fc.Arbitrary<Message> =>
  fc.record({ role: fc.constantFrom(...roles), text: word });

test.each<[ApiFormat, fc.Arbitrary<ChatCall>]>([
  [
    'GENERIC',
    calls(
      'GENERIC',
      fc.oneof(
        spoken('system', 'developer', 'user', 'assistant'),
        fc.record({
          role: fc.constant('assistant' as const),
          text: word,
          toolCalls: toolCalls(true),
        }),
        fc.record({ role: fc.constant('tool' as const), text: word, toolCallId: id }),
      ),
      optionsOf({
        toolChoice: fc.oneof(
          fc.constantFrom('auto', 'none', 'required'),
          fc.record({ name: word }),
        ),
      }),
    ),
  ],
  [
    'COHERE',
    calls(
      'COHERE',
      fc.oneof(
        spoken('system', 'user', 'assistant'),
        fc.record({
          role: fc.constant('assistant' as const),
          text: word,
          toolCalls: toolCalls(false),
        }),
        fc.record({ role: fc.constant('tool' as const), text: word }),
      ),
      optionsOf({}),
    ),
  ],
  [
    'COHEREV2',
    calls(
      'COHEREV2',
      fc.oneof(
        spoken('system', 'user', 'assistant'),
        fc.record({
          role: fc.constant('assistant' as const),
          text: word,
          toolCalls: toolCalls(true),
        }),
        fc.record({ role: fc.constant('tool' as const), text: word, toolCallId: id }),
      ),
      optionsOf({ toolChoice: fc.constantFrom('none', 'required') }),
    ),
  ],
])('%s: what the format can carry comes back the same', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (sent) => {
      const reading = read(toNativeRequest(sent, 'c'));
      expect(reading).toMatchObject({ ok: true });
      expect(reading.ok && reading.call).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});
