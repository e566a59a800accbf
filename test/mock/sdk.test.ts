/** Oracle's own SDK, unmodified, against the mock. */
import common from 'oci-common';
import generativeai from 'oci-generativeai';
import inference from 'oci-generativeaiinference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { llama } from './client.js';

let mock: Mock;
let tenancy: MockTenancy;
let client: InstanceType<typeof inference.GenerativeAiInferenceClient>;

const provider = () =>
  new common.ConfigFileAuthenticationDetailsProvider(
    tenancy.access.configFile,
    tenancy.access.profile,
  );

beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
  client = new inference.GenerativeAiInferenceClient(
    { authenticationDetailsProvider: provider() },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = tenancy.access.endpoint;
});
afterAll(() => mock.close());

const chat = (isStream: boolean, by = client) => {
  const chatRequest: inference.models.GenericChatRequest = {
    apiFormat: 'GENERIC',
    isStream,
    messages: [
      {
        role: 'USER',
        content: [{ type: 'TEXT', text: 'Hello' } as inference.models.TextContent],
      } as inference.models.UserMessage,
    ],
  };
  const servingMode: inference.models.OnDemandServingMode = {
    servingType: 'ON_DEMAND',
    modelId: llama,
  };
  return by.chat({
    chatDetails: { compartmentId: tenancy.access.compartmentId, servingMode, chatRequest },
  });
};

describe('GenerativeAiInferenceClient', () => {
  it('gets the bytes of a recorded stream', async () => {
    tenancy.reply({ recording: 'generic/emoji-text' });
    const stream = await chat(true);
    if (!(stream instanceof ReadableStream)) throw new Error('The SDK gave no stream.');
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const recorded = mock.recordings.get('generic/emoji-text')?.body ?? new Uint8Array();
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(recorded));
    expect(tenancy.journal().at(-1)?.identity?.verdict).toBe('accepted');
  });

  it('is told of a reply that cannot be said, and does not try again', async () => {
    const retrying = new inference.GenerativeAiInferenceClient({
      authenticationDetailsProvider: provider(),
    });
    retrying.endpoint = tenancy.access.endpoint;
    const before = tenancy.journal().length;
    tenancy.reply({ turn: { text: '', reasoning: '', toolCalls: [], finishReason: 'stop' } });
    await expect(chat(false, retrying)).rejects.toMatchObject({
      statusCode: 422,
      message: expect.stringContaining('OCIC_CANNOT_ENCODE'),
    });
    expect(tenancy.journal()).toHaveLength(before + 1);
  });

  it('gets a whole answer, with the request id of its own', async () => {
    tenancy.reply({ turn: { text: 'Grüße 👋', toolCalls: [], finishReason: 'stop' } });
    const answer = await chat(false);
    if (!answer || !('chatResult' in answer)) throw new Error('The SDK gave no answer.');
    const { chatResponse, modelId } = answer.chatResult;
    expect(modelId).toBe(llama);
    expect(chatResponse).toMatchObject({
      apiFormat: 'GENERIC',
      choices: [{ message: { role: 'ASSISTANT', content: [{ type: 'TEXT', text: 'Grüße 👋' }] } }],
    });
    const sent = tenancy
      .journal()
      .at(-1)
      ?.request.headers.find(([name]) => name === 'opc-request-id')?.[1];
    expect(answer.opcRequestId.split('/')[0]).toBe(sent?.replaceAll('-', ''));
  });

  it('gets an error as the service words it', async () => {
    tenancy.reply({ error: { status: 400, message: 'Model x 1.0.0 is retired' } });
    await expect(chat(false)).rejects.toMatchObject({
      statusCode: 400,
      serviceCode: '400',
      message: 'Model x 1.0.0 is retired',
    });
  });
});

describe('GenerativeAiClient', () => {
  it('lists models page by page, and gets one', async () => {
    const management = new generativeai.GenerativeAiClient({
      authenticationDetailsProvider: provider(),
    });
    management.endpoint = tenancy.access.managementEndpoint;
    const request = { compartmentId: tenancy.access.compartmentId, limit: 5 };
    const first = await management.listModels(request);
    expect(first.modelCollection.items).toHaveLength(5);
    expect(first.opcNextPage).toBeTruthy();
    const second = await management.listModels({ ...request, page: first.opcNextPage });
    const ids = [first, second].flatMap(({ modelCollection }) =>
      modelCollection.items.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(10);
    const { model } = await management.getModel({ modelId: ids[0] ?? '' });
    expect(model.id).toBe(ids[0]);
    await expect(
      management.listModels({ compartmentId: 'ocid1.compartment.oc1..other' }),
    ).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
  });
});
