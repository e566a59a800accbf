import { expect, test } from 'vitest';
import { baseOf, customModelOcid, customModelsIn } from './custom-models.js';
import { endpointOcid, modelOcid, servedModel } from './models.js';
import { refusalOf } from './rules.js';

const region = 'us-chicago-1';
const compartment = 'ocid1.compartment.oc1..a';

test('a custom model is its compartment’s, and tells what it was made from', () => {
  const [model] = customModelsIn(region, compartment);
  expect(model).toMatchObject({
    id: customModelOcid('tide-tables', region),
    compartmentId: compartment,
    displayName: 'tide-tables',
    vendor: 'cohere',
    type: 'CUSTOM',
    baseModelId: modelOcid('cohere.command-r-08-2024', region, 'fine-tune'),
    lifecycleState: 'ACTIVE',
  });
  expect(model?.id).toMatch(/^ocid1\.generativeaimodel\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
});

test('it is served behind its endpoint alone, as its base model', () => {
  const id = customModelOcid('tide-tables', region);
  expect(servedModel(id, region)).toBeUndefined();
  expect(baseOf(id, region)).toBe('cohere.command-r-08-2024');
  expect(baseOf(modelOcid('xai.grok-4', region), region)).toBeUndefined();
  expect(servedModel(endpointOcid(region, 'cohere.command-r-08-2024'), region)).toMatchObject({
    dedicated: true,
    row: { name: 'cohere.command-r-08-2024' },
  });
});

test('an endpoint without streams refuses them, and answers else', () => {
  const ask = (stream: boolean) =>
    refusalOf(
      {
        operation: 'chat',
        model: endpointOcid(region, 'meta.llama-3.2-11b-vision-instruct'),
        apiFormat: 'GENERIC',
        stream,
        messages: [{ role: 'user', text: 'Hello' }],
      },
      { chatRequest: {} },
    );
  expect(ask(true)).toMatchObject({ status: 400 });
  expect(ask(false)).toBeUndefined();
});
