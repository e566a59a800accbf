/** A tenancy and Oracle's inference client for it, unmodified, for the native operations besides chat. */
import common from 'oci-common';
import inference from 'oci-generativeaiinference';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { type RawAnswer, send, signed } from './client.js';

export type Serving = inference.models.OnDemandServingMode | inference.models.DedicatedServingMode;

export const onDemand = (modelId: string): Serving => ({ servingType: 'ON_DEMAND', modelId });
export const dedicated = (endpointId: string): Serving => ({
  servingType: 'DEDICATED',
  endpointId,
});

/** Status and body of an error in the inference host's words. */
export const envelope = (status: number, message: string) => [
  status,
  `{ "code": "${status}", "message": ${JSON.stringify(message)} }`,
];
export const hidden = envelope(404, 'Authorization failed or requested resource not found.');
export const misshapen = envelope(400, 'Please pass in correct format of request.');

export const threeSegments = /^[0-9A-F]{32}\/[0-9A-F]{32}\/[0-9A-F]{32}$/;

/** A mock, a tenancy of it, and ways to ask. */
export interface ActionsLab {
  readonly mock: Mock;
  readonly tenancy: MockTenancy;
  readonly client: InstanceType<typeof inference.GenerativeAiInferenceClient>;
  readonly compartmentId: string;
  /** Posts a body as it is, signed. */
  readonly post: (name: string, body: object) => Promise<RawAnswer>;
  /** The same: status and body. */
  readonly told: (name: string, body: object) => Promise<readonly [number, string]>;
  /** The OCID of an endpoint by its name, as the list of endpoints tells it. */
  readonly endpointNamed: (name: string) => Promise<string>;
  /** The serving mode of an endpoint by its name. */
  readonly behind: (name: string) => Promise<Serving>;
}

/** Starts the mock. */
export async function startActions(): Promise<ActionsLab> {
  const mock = await startMock();
  const tenancy = await mock.createTenancy();
  const { compartmentId, configFile, profile, endpoint } = tenancy.access;
  const client = new inference.GenerativeAiInferenceClient(
    {
      authenticationDetailsProvider: new common.ConfigFileAuthenticationDetailsProvider(
        configFile,
        profile,
      ),
    },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = endpoint;
  const post = (name: string, body: object) => {
    const target = `/20231130/actions/${name}`;
    const text = JSON.stringify(body);
    const headers = signed(tenancy.access, 'POST', target, text);
    return send(mock.origin, { target, headers, body: text });
  };
  const endpointNamed = async (name: string): Promise<string> => {
    const target = `/20231130/endpoints?compartmentId=${compartmentId}&displayName=${name}`;
    const headers = signed(tenancy.access, 'GET', target);
    const answer = await send(mock.origin, { method: 'GET', target, headers });
    return JSON.parse(answer.body.toString()).items[0].id;
  };
  return {
    mock,
    tenancy,
    client,
    compartmentId,
    post,
    async told(name, body) {
      const { status, body: bytes } = await post(name, body);
      return [status, bytes.toString()];
    },
    endpointNamed,
    behind: async (name) => dedicated(await endpointNamed(name)),
  };
}
