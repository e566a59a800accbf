import { describe, expect, test } from 'vitest';
import type { ApiFormat, ChatCall, Message, Tool } from './call.js';
import { endpointOcid, modelOcid } from './models.js';
import { readCall, toNativeRequest } from './native-request.js';
import { refusalOf, rules } from './rules.js';
import { errorBody } from './service-errors.js';

const region = 'us-chicago-1';
const call = (model: string, more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'Hello' }],
  ...more,
});
const refusal = (asked: ChatCall, chatRequest: object = {}) => {
  const body = toNativeRequest(asked, 'c');
  const changed = { ...body, chatRequest: { ...Object(body.chatRequest), ...chatRequest } };
  return refusalOf(readCall(changed), changed);
};
const tool = (parameters: Tool['parameters'], description = 'd'): Partial<ChatCall> => ({
  tools: [{ name: 'f', description, parameters }],
});
const history = (...messages: readonly Message[]): Partial<ChatCall> => ({
  messages: [{ role: 'user', text: 'Go' }, ...messages],
});
const calls = (...ids: readonly string[]): Message => ({
  role: 'assistant',
  text: '',
  toolCalls: ids.map((id) => ({ id, name: 'f', arguments: '{}' })),
});
const result = (toolCallId: string): Message => ({ role: 'tool', text: 'r', toolCallId });

test.each<[string, string, ChatCall, object?]>([
  [
    'a retired model',
    'Model meta.llama-3.1-70b-instruct 1.0.0 is retired',
    call('meta.llama-3.1-70b-instruct'),
  ],
  [
    'GENERIC to a Cohere vision model',
    'Chat request type does not match serving model.',
    call('cohere.command-a-vision-07-2025'),
  ],
  [
    'COHERE to Llama',
    'Please pass in correct format of request.',
    call('meta.llama-3.3-70b-instruct', { apiFormat: 'COHERE' }),
  ],
  [
    'COHERE to Llama by its OCID',
    'Please pass in correct format of request.',
    call(modelOcid('meta.llama-3.3-70b-instruct', region), { apiFormat: 'COHERE' }),
  ],
  [
    'the multi-agent model',
    'Multi Agent requests are not allowed on chat completions',
    call('xai.grok-4.20-multi-agent'),
  ],
  [
    'maxTokens to GPT',
    "Invalid 'maxTokens': Unsupported parameter: 'maxTokens' is not supported with this model. Use 'maxCompletionTokens' instead.",
    call('openai.gpt-4.1'),
    { maxTokens: 5 },
  ],
  [
    'audio to GPT',
    'Content blocks are expected to be either text or image_url type',
    call('openai.gpt-4o'),
    { messages: [{ role: 'USER', content: [{ type: 'AUDIO' }] }] },
  ],
  [
    'a COHERE message after tool results',
    'invalid request: cannot specify message if the last entry in chat history contains tool results',
    call('cohere.command-a-03-2025', {
      apiFormat: 'COHERE',
      ...history(calls('1'), result('1'), { role: 'user', text: 'dummy' }),
    }),
  ],
  [
    'an empty description in COHERE',
    'Please pass in correct format of request.',
    call('cohere.command-a-03-2025', { apiFormat: 'COHERE', ...tool({}, '') }),
  ],
  [
    'Gemini calls without results',
    "An assistant message with 'toolCalls' must be followed by tool messages responding to each 'toolCallId'. The following toolCallIds did not have response messages: call_0, call_1",
    call(
      'google.gemini-2.5-flash',
      history(calls('call_0', 'call_1'), { role: 'user', text: '?' }),
    ),
  ],
  [
    'Gemini results spread over turns',
    'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
    call(
      'google.gemini-2.5-pro',
      history(calls('1', '2'), result('1'), { role: 'user', text: 'and?' }, result('2')),
    ),
  ],
  [
    'exclusiveMinimum deep in a Gemini tool',
    'Invalid JSON payload received. Unknown name "exclusiveMinimum": Cannot find field.',
    call(
      'google.gemini-2.5-flash',
      tool({
        type: 'object',
        properties: { list: { type: 'array', items: { type: 'number', exclusiveMinimum: 0 } } },
      }),
    ),
  ],
  [
    'required without property',
    "required fields ['pattern'] are not defined in the schema properties",
    call(
      'google.gemini-2.5-flash',
      tool({ type: 'object', properties: {}, required: ['pattern'] }),
    ),
  ],
  [
    'a reference in a Grok tool',
    'Invalid request content: Invalid function schema.',
    call('xai.grok-3', tool({ type: 'object', properties: { a: { $ref: '#/$defs/A' } } })),
  ],
])('%s is refused', (_, message, asked, chatRequest) => {
  expect(refusal(asked, chatRequest)).toMatchObject({ status: 400, message });
});

test('gpt-5 refuses sampling settings in a document inside the message', () => {
  const refused = refusal(call('openai.gpt-5', { options: { temperature: 0.2 } }));
  expect(refused).toMatchObject({
    style: 'upstream-double-encoded',
    param: 'temperature',
    code: 'unsupported_value',
  });
  expect(refused && JSON.parse(JSON.parse(errorBody(refused).body).message).error.type).toBe(
    'invalid_request_error',
  );
  expect(refusal(call('openai.gpt-5-mini', { options: { topP: 0.5 } }))).toMatchObject({
    param: 'topP',
  });
});

test.each<[string, ChatCall, object?]>([
  ['maxTokens to gpt-oss', call('openai.gpt-oss-120b'), { maxTokens: 5 }],
  ['the default temperature to gpt-5', call('openai.gpt-5'), { temperature: 1, topP: 1 }],
  ['a temperature to Llama', call('meta.llama-3.3-70b-instruct', { options: { temperature: 0 } })],
  ['COHEREV2 to command-a', call('cohere.command-a-03-2025', { apiFormat: 'COHEREV2' })],
  [
    'COHERE results at the end',
    call('cohere.command-a-03-2025', { apiFormat: 'COHERE', ...history(calls('1'), result('1')) }),
  ],
  [
    'Gemini with every call answered',
    call('google.gemini-2.5-pro', history(calls('1', '2'), result('2'), result('1'))),
  ],
  [
    'a property named like a keyword',
    call(
      'google.gemini-2.5-pro',
      tool({ type: 'object', properties: { exclusiveMinimum: { type: 'number' } } }),
    ),
  ],
  ['exclusiveMinimum to Grok', call('xai.grok-4', tool({ type: 'number', exclusiveMinimum: 0 }))],
  ['unanswered calls to Llama', call('meta.llama-3.3-70b-instruct', history(calls('1')))],
  ['a model that the catalogue does not have', call('mistral.large')],
])('%s is let through', (_, asked, chatRequest) => {
  expect(refusal(asked, chatRequest)).toBeUndefined();
});

test('a schema deeper than the stack is walked', () => {
  let schema: Record<string, unknown> = { exclusiveMinimum: 0 };
  for (let depth = 0; depth < 100_000; depth += 1) schema = { items: schema };
  expect(refusalOf(call('google.gemini-2.5-pro', tool(schema)), {})).toMatchObject({ status: 400 });
});

describe('out of reach is 404, whatever the reason', () => {
  const offer = { region, compartments: ['c'] };
  const answer = (
    model: string,
    more: Partial<typeof offer & { models: string[] }> = {},
    compartment = 'c',
    apiFormat: ApiFormat = 'GENERIC',
  ) => {
    const asked = call(model, { apiFormat });
    return refusalOf(asked, toNativeRequest(asked, compartment), { ...offer, ...more });
  };

  test.each([
    ['an unknown model', answer('xai.grok-5')],
    ['an unknown OCID', answer('ocid1.generativeaimodel.oc1.us-chicago-1.aaaa')],
    ['an unknown endpoint', answer('ocid1.generativeaiendpoint.oc1.us-chicago-1.aaaa')],
    ['another compartment', answer('xai.grok-4', {}, 'other')],
    ['a model that is not on offer', answer('xai.grok-4', { models: ['xai.grok-3'] })],
    [
      'a model that is only dedicated',
      answer('cohere.command-a-vision-07-2025', {}, 'c', 'COHEREV2'),
    ],
    ['a model that does not chat', answer('cohere.embed-v4.0', {}, 'c', 'COHERE')],
  ])('%s', (_, refused) => {
    expect(refused).toMatchObject({
      status: 404,
      message: 'Authorization failed or requested resource not found.',
    });
  });

  test('what is in reach is answered', () => {
    expect(answer('xai.grok-4')).toBeUndefined();
    expect(answer(modelOcid('xai.grok-4', region))).toBeUndefined();
    expect(answer(endpointOcid(region))).toBeUndefined();
    expect(answer('meta.llama-3.1-70b-instruct')).toMatchObject({ status: 400 });
  });
});

test('every rule has its own id and says where it was seen', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) expect(rule.source).not.toBe('');
});
