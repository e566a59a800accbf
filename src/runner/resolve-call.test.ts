import { expect, test } from 'vitest';
import type { Call, ChatCall, ProbeCall } from '../protocol/call.js';
import { modelFormat, onTransport, withModel } from './resolve-call.js';

const body = '{"servingMode":{"modelId":"{model}"},"chatRequest":{"maxTokens":128}}';
const probe: ProbeCall = {
  operation: 'probe',
  plane: 'inference',
  request: { method: 'POST', target: '/20231130/actions/chat', body, signing: {} },
};

test.each([
  ['openai.gpt-5.4', 'maxCompletionTokens'],
  ['openai.gpt-oss-120b', 'maxTokens'],
  ['meta.llama-3.3-70b-instruct', 'maxTokens'],
])('a probe of %s limits its answer by %s', (model, setting) => {
  const call = withModel(probe, model);
  expect('request' in call && call.request.body).toBe(
    `{"servingMode":{"modelId":"${model}"},"chatRequest":{"${setting}":128}}`,
  );
});

const chat: ChatCall = {
  operation: 'chat',
  model: '{model}',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'Say {model}.' }],
};
const dialogue: Call = {
  operation: 'dialogue',
  steps: [
    chat,
    {
      operation: 'api',
      method: 'responses.compact',
      arguments: [{ model: '{model}', input: '{1.id}' }],
    },
  ],
};

test.each([
  ['sdk', 'GENERIC'],
  ['v1', 'openai-chat'],
  ['responses', 'openai-responses'],
] as const)('on %s a chat is asked in %s, of that format’s model', (transport, format) => {
  expect(onTransport(chat, transport)).toEqual({ ...chat, apiFormat: format });
  expect(modelFormat(chat, transport)).toBe(format);
});

test('a dialogue’s model is filled in, and what its steps gave is left to the provider', () => {
  expect(modelFormat(dialogue, 'responses')).toBe('openai-responses');
  expect(withModel(onTransport(dialogue, 'responses'), 'openai.gpt-oss-120b')).toEqual({
    operation: 'dialogue',
    steps: [
      { ...chat, model: 'openai.gpt-oss-120b', apiFormat: 'openai-responses' },
      {
        operation: 'api',
        method: 'responses.compact',
        arguments: [{ model: 'openai.gpt-oss-120b', input: '{1.id}' }],
      },
    ],
  });
});

test('clients are made for the model that they are asked for', () => {
  const life: Call = {
    operation: 'life',
    steps: [
      { call: { operation: 'open', model: '{model}', apiFormat: 'GENERIC' } },
      { client: 2, call: chat },
      { call: { operation: 'close' } },
    ],
  };
  const asked = onTransport(life, 'v1');
  expect(modelFormat(asked, 'v1')).toBe('openai-chat');
  expect(withModel(asked, 'xai.grok-4')).toEqual({
    operation: 'life',
    steps: [
      { call: { operation: 'open', model: 'xai.grok-4', apiFormat: 'openai-chat' } },
      { client: 2, call: { ...chat, model: 'xai.grok-4', apiFormat: 'openai-chat' } },
      { call: { operation: 'close' } },
    ],
  });
});

test('a probe of an OpenAI route asks for the model of its transport', () => {
  const body = '{"model":"{model}","max_tokens":9}';
  const request = { method: 'POST', target: '/openai/v1/chat/completions', body, signing: {} };
  const openai: ProbeCall = { operation: 'probe', plane: 'inference', request };
  expect(modelFormat(openai, 'v1')).toBe('openai-chat');
  const call = withModel(openai, 'openai.gpt-5.4');
  expect('request' in call && call.request.body).toBe(
    '{"model":"openai.gpt-5.4","max_completion_tokens":9}',
  );
});
