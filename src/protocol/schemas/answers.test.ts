import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { catalogue } from '../models.js';
import { errorBody, texts } from '../service-errors.js';
import { chatResult, errorAnswer, model, modelCollection } from './answers.js';

const ajv = new Ajv({ strict: true });
const fits = (schema: object, value: unknown): string => {
  const validate = ajv.compile(schema);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
};

const fixtures = new URL('../../../fixtures/', import.meta.url);
// Those of the OpenAI transports are judged by the grammars of their dialects.
const answers = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.meta.json') && !name.startsWith('openai-'),
);
const chatAnswer = ajv.compile(chatResult);

test.each(answers)('%s is a chat result', (name) => {
  const value: unknown = JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'));
  expect(chatAnswer(value) ? '' : ajv.errorsText(chatAnswer.errors)).toBe('');
});

test.each([
  [
    'no model',
    { modelVersion: '1', chatResponse: { apiFormat: 'GENERIC', timeCreated: 't', choices: [] } },
  ],
  ['an unknown format', { modelId: 'm', modelVersion: '1', chatResponse: { apiFormat: 'OPENAI' } }],
  [
    'choices in COHERE',
    { modelId: 'm', modelVersion: '1', chatResponse: { apiFormat: 'COHERE', choices: [] } },
  ],
])('%s is not', (_, value) => {
  expect(chatAnswer(value)).toBe(false);
});

test('the catalogue is a collection of models', () => {
  const items = catalogue('us-chicago-1');
  expect(fits(modelCollection, { items })).toBe('');
  expect(fits(model, { ...items[0], lifecycleState: 'RETIRED' })).not.toBe('');
});

test('errors have a code and a message, both text', () => {
  expect(fits(errorAnswer, JSON.parse(errorBody(texts.notFound).body))).toBe('');
  expect(fits(errorAnswer, { code: 404, message: 'm' })).not.toBe('');
});
