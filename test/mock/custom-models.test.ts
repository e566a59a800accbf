/** The custom model that every tenancy has, and endpoints for it, by Oracle's own SDK over real sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, type Lab, startLab } from './management-client.js';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.mock.close());

const customOf = async ({ client, compartmentId }: Lab) => {
  const { modelCollection } = await client.listModels({
    compartmentId,
    displayName: 'tide-tables',
  });
  return modelCollection.items;
};

describe('a custom model', () => {
  it('is listed and found with what it was made from', async () => {
    const [model, ...more] = await customOf(lab);
    expect(more).toEqual([]);
    expect(model).toMatchObject({
      type: 'CUSTOM',
      compartmentId: lab.compartmentId,
      capabilities: ['CHAT'],
    });
    const { model: base } = await lab.client.getModel({ modelId: model?.baseModelId ?? '' });
    expect(base).toMatchObject({
      displayName: 'cohere.command-r-08-2024',
      type: 'BASE',
      capabilities: ['CHAT', 'FINE_TUNE'],
    });
    const { model: single } = await lab.client.getModel({ modelId: model?.id ?? '' });
    expect(single.fineTuneDetails?.trainingDataset).toMatchObject({
      datasetType: 'OBJECT_STORAGE',
    });
  });

  it('is not listed in the root compartment, nor where it is not on offer', async () => {
    const { client, tenancy, mock } = lab;
    const { tenancyId } = tenancy.access;
    const { modelCollection } = await client.listModels({ compartmentId: tenancyId, limit: 1000 });
    const names = modelCollection.items.map(({ displayName }) => displayName);
    expect(names).toContain('xai.grok-4');
    expect(names).not.toContain('tide-tables');
    const narrow = await mock.createTenancy({ switches: { models: ['xai.grok-4'] } });
    const { modelCollection: few } = await clientOf(narrow).listModels({
      compartmentId: narrow.access.compartmentId,
    });
    expect(few.items.map(({ displayName }) => displayName)).toEqual(['xai.grok-4']);
  });

  it('is hosted by an endpoint, and another one can be made for it', async () => {
    const { client, compartmentId } = lab;
    const [model] = await customOf(lab);
    const { endpointCollection } = await client.listEndpoints({
      compartmentId,
      displayName: 'tide-tables',
    });
    const [own] = endpointCollection.items;
    expect(own?.modelId).toBe(model?.id);
    const made = await client.createEndpoint({
      createEndpointDetails: {
        compartmentId,
        modelId: model?.id ?? '',
        dedicatedAiClusterId: own?.dedicatedAiClusterId ?? '',
      },
    });
    expect(made.endpoint.modelId).toBe(model?.id);
  });
});
