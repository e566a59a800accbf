import { expect, test } from 'vitest';
import type { ProbeCall } from '../protocol/call.js';
import { withModel } from './resolve-call.js';

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
