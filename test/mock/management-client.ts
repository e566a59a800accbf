/** Oracle's own management client, unmodified, against a mock whose clock stands still. */
import common from 'oci-common';
import generativeai from 'oci-generativeai';
import inference from 'oci-generativeaiinference';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';

/** Milliseconds that a change takes which starts a work request. */
export const changeTime = 5000;

/** The client. */
export type Management = InstanceType<typeof generativeai.GenerativeAiClient>;

/** A tenancy of a mock, and a client for it. */
export interface Lab {
  readonly mock: Mock;
  readonly tenancy: MockTenancy;
  readonly client: Management;
  readonly compartmentId: string;
}

const providerOf = ({ access }: MockTenancy) =>
  new common.ConfigFileAuthenticationDetailsProvider(access.configFile, access.profile);

/** A client that calls once. */
export function clientOf(tenancy: MockTenancy): Management {
  const client = new generativeai.GenerativeAiClient(
    { authenticationDetailsProvider: providerOf(tenancy) },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = tenancy.access.managementEndpoint;
  return client;
}

/** Starts a mock; its tenancy's clock goes on only when it is told to. */
export async function startLab(): Promise<Lab> {
  const began = Date.now();
  const mock = await startMock({ clock: () => began });
  const tenancy = await mock.createTenancy();
  return {
    mock,
    tenancy,
    client: clientOf(tenancy),
    compartmentId: tenancy.access.compartmentId,
  };
}

/** Asks an endpoint, as the inference client does; the text that it answers. */
export async function chatBy(tenancy: MockTenancy, endpointId: string): Promise<string> {
  const client = new inference.GenerativeAiInferenceClient(
    { authenticationDetailsProvider: providerOf(tenancy) },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = tenancy.access.endpoint;
  const chatRequest: inference.models.GenericChatRequest = {
    apiFormat: 'GENERIC',
    messages: [
      {
        role: 'USER',
        content: [{ type: 'TEXT', text: 'Hello' } as inference.models.TextContent],
      } as inference.models.UserMessage,
    ],
  };
  const servingMode: inference.models.DedicatedServingMode = {
    servingType: 'DEDICATED',
    endpointId,
  };
  const answer = await client.chat({
    chatDetails: { compartmentId: tenancy.access.compartmentId, servingMode, chatRequest },
  });
  if (!answer || !('chatResult' in answer)) throw new Error('The SDK gave no answer.');
  return JSON.stringify(answer.chatResult);
}

/** The OCID of a model that is listed. */
export async function modelNamed(
  { client, compartmentId }: Pick<Lab, 'client' | 'compartmentId'>,
  displayName: string,
): Promise<string> {
  const { modelCollection } = await client.listModels({ compartmentId, displayName });
  return modelCollection.items[0]?.id ?? '';
}

/** Makes a cluster that hosts, and an endpoint on it for a model of Meta's, both active. */
export async function makeEndpoint(lab: Lab): Promise<{ clusterId: string; endpointId: string }> {
  const { client, compartmentId, tenancy } = lab;
  const { dedicatedAiCluster } = await client.createDedicatedAiCluster({
    createDedicatedAiClusterDetails: {
      compartmentId,
      type: 'HOSTING',
      unitCount: 1,
      unitShape: 'LARGE_GENERIC',
    },
  });
  tenancy.advance(changeTime);
  const { endpoint } = await client.createEndpoint({
    createEndpointDetails: {
      compartmentId,
      dedicatedAiClusterId: dedicatedAiCluster.id,
      modelId: await modelNamed(lab, 'meta.llama-4-maverick-17b-128e-instruct-fp8'),
      displayName: 'mine',
    },
  });
  tenancy.advance(changeTime);
  return { clusterId: dedicatedAiCluster.id, endpointId: endpoint.id };
}
