import { expect, it } from 'vitest';
import type { Call, ProbeCall } from '../protocol/call.js';
import { modelFormat, withModel } from './resolve-call.js';

const chat: Call = {
  operation: 'chat',
  model: '{model}',
  apiFormat: 'COHERE',
  stream: false,
  messages: [{ role: 'user', text: 'What is {model}?' }],
};
const probe = (body: string): ProbeCall => ({
  operation: 'probe',
  plane: 'inference',
  request: { method: 'POST', target: '/{model}', body, signing: {} },
});

it('asks for a model of the call’s own format', () => {
  expect(modelFormat(chat)).toBe('COHERE');
  expect(modelFormat({ ...chat, model: 'cohere.command-a-03-2025' })).toBeUndefined();
  expect(modelFormat({ operation: 'list-models' })).toBeUndefined();
});

it('finds a probe’s format in its body', () => {
  expect(modelFormat(probe('{"apiFormat": "COHEREV2"}'))).toBe('COHEREV2');
  expect(modelFormat(probe(''))).toBe('GENERIC');
  const other = { ...probe(''), request: { ...probe('').request, target: '/a' } };
  expect(modelFormat(other)).toBeUndefined();
});

it('puts the model in its place, and nowhere else', () => {
  expect(withModel(chat, 'x.y')).toEqual({ ...chat, model: 'x.y' });
  expect(withModel(probe('"{model}", "{compartment}"'), 'x.y')).toEqual({
    ...probe('"x.y", "{compartment}"'),
    request: { method: 'POST', target: '/x.y', body: '"x.y", "{compartment}"', signing: {} },
  });
});
