/** The lists of the management host, by Oracle's own SDK, unmodified, over real sockets. */
import common from 'oci-common';
import generativeai from 'oci-generativeai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { send, signed } from './client.js';

let mock: Mock;
let tenancy: MockTenancy;
let client: InstanceType<typeof generativeai.GenerativeAiClient>;
let compartmentId: string;

beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
  ({ compartmentId } = tenancy.access);
  const { configFile, profile, managementEndpoint } = tenancy.access;
  client = new generativeai.GenerativeAiClient(
    {
      authenticationDetailsProvider: new common.ConfigFileAuthenticationDetailsProvider(
        configFile,
        profile,
      ),
    },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = managementEndpoint;
});
afterAll(() => mock.close());

/** A signed request as it is; `host` as if led here under the service's own name. */
async function ask(method: string, target: string, host?: string) {
  const { access } = tenancy;
  const named = host === undefined ? access : { ...access, endpoint: `http://${host}` };
  const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
  const headers = signed(named, method, target, body);
  const answer = await send(mock.origin, { method, target, headers, body: body ?? '' });
  return { ...answer, json: JSON.parse(answer.body.toString()) };
}
const path = (name: string, query = '') =>
  `/20231130/${name}?compartmentId=${compartmentId}${query}`;

describe('endpoints and clusters', () => {
  it('lead from the endpoint to its cluster and its model', async () => {
    const { endpointCollection } = await client.listEndpoints({ compartmentId });
    expect(endpointCollection.items.length).toBeGreaterThanOrEqual(5);
    for (const { id, modelId, dedicatedAiClusterId } of endpointCollection.items) {
      expect(id).toMatch(/^ocid1\.generativeaiendpoint\.oc1\.us-chicago-1\.[a-z0-9]+$/);
      const { endpoint } = await client.getEndpoint({ endpointId: id });
      expect(endpoint).toMatchObject({ id, modelId, compartmentId, lifecycleState: 'ACTIVE' });
      const { dedicatedAiCluster } = await client.getDedicatedAiCluster({
        dedicatedAiClusterId,
      });
      expect(dedicatedAiCluster).toMatchObject({
        id: dedicatedAiClusterId,
        type: 'HOSTING',
        lifecycleState: 'ACTIVE',
        unitCount: 1,
        capacity: { capacityType: 'HOSTING_CAPACITY', usedEndpointCapacity: 1 },
      });
      const { model } = await client.getModel({ modelId });
      expect(model.id).toBe(modelId);
    }
    const { dedicatedAiClusterCollection } = await client.listDedicatedAiClusters({
      compartmentId,
    });
    expect(new Set(dedicatedAiClusterCollection.items.map(({ id }) => id))).toEqual(
      new Set(endpointCollection.items.map((one) => one.dedicatedAiClusterId)),
    );
  });

  it('have among them the one that chat is known to answer on', async () => {
    const { endpointCollection } = await client.listEndpoints({
      compartmentId,
      id: 'ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid',
    });
    const [endpoint] = endpointCollection.items;
    const { model } = await client.getModel({ modelId: endpoint?.modelId ?? '' });
    expect(model.displayName).toBe('meta.llama-3.3-70b-instruct');
  });

  it('have a unit that fits the model', async () => {
    const { dedicatedAiClusterCollection } = await client.listDedicatedAiClusters({
      compartmentId,
      displayName: 'rerank-cluster',
    });
    // OCI documentation, "Cohere Rerank 3.5".
    expect(dedicatedAiClusterCollection.items.map((one) => one.unitShape)).toEqual([
      'RERANK_COHERE',
    ]);
  });
});

describe('projects and API keys', () => {
  it('show the project, and more of it alone than in a list', async () => {
    const { generativeAiProjectCollection } = await client.listGenerativeAiProjects({
      compartmentId,
    });
    const [summary] = generativeAiProjectCollection.items;
    expect(summary?.id).toBe(tenancy.access.projectId);
    expect(summary).not.toHaveProperty('conversationConfig');
    const { generativeAiProject } = await client.getGenerativeAiProject({
      generativeAiProjectId: summary?.id ?? '',
    });
    expect(generativeAiProject).toMatchObject({
      compartmentId,
      conversationConfig: {
        responsesRetentionInHours: 720,
        conversationsRetentionInHours: 720,
      },
    });
  });

  it('show for how long the tenancy keeps what is said', async () => {
    const own = await mock.createTenancy({ switches: { retentionHours: 5 } });
    const target = `/20231130/generativeAiProjects/${own.access.projectId}`;
    const headers = signed(own.access, 'GET', target);
    const answer = await send(mock.origin, { method: 'GET', target, headers });
    expect(JSON.parse(answer.body.toString()).conversationConfig).toEqual({
      responsesRetentionInHours: 5,
      conversationsRetentionInHours: 5,
    });
    await own.close();
  });

  it('show the keys of this region, two secrets each, and no secret', async () => {
    const { apiKeyCollection } = await client.listApiKeys({ compartmentId, displayName: 'key-1' });
    expect(apiKeyCollection.items).toHaveLength(1);
    const [first] = apiKeyCollection.items;
    expect(first?.id).toMatch(/^ocid1\.generativeaiapikey\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
    expect(first?.keys.map(({ state }) => state)).toEqual(['ACTIVE', 'ACTIVE']);
    const secret = tenancy.access.apiKey ?? '';
    expect(first?.keys[0]?.keyMask).toBe(`sk-****${secret.slice(-4)}`);
    expect(first?.keys[0]?.key).toBeUndefined();
    const { apiKey } = await client.getApiKey({ apiKeyId: first?.id ?? '' });
    expect(apiKey.keys).toHaveLength(2);
    const shown = (await ask('GET', path('apikeys'))).body.toString();
    expect(shown).not.toContain(secret.slice(3));
    expect(shown).toContain('"state":"EXPIRED"');
    expect(shown).toContain('"state":"REVOKED"');
  });
});

describe('every list', () => {
  const names = [
    'models',
    'endpoints',
    'dedicatedAiClusters',
    'generativeAiProjects',
    'apikeys',
    'importedModels',
    'generativeAiPrivateEndpoints',
    'workRequests',
  ];

  it.each(names)('%s is an object with items, for the compartment alone', async (name) => {
    const { status, headers, json } = await ask('GET', path(name));
    expect([status, headers['content-type']]).toEqual([200, 'application/json']);
    expect(Array.isArray(json.items)).toBe(true);
    expect((await ask('GET', `/20231130/${name}`)).json).toMatchObject({
      code: 'InvalidParameter',
    });
    const other = await ask('GET', `/20231130/${name}?compartmentId=ocid1.compartment.oc1..other`);
    expect([other.status, other.json.code]).toEqual([404, 'NotAuthorizedOrNotFound']);
  });

  it.each(names)('%s has nothing by an id that is not there', async (name) => {
    const { status, json } = await ask('GET', `/20231130/${name}/ocid1.none`);
    expect([status, json.code]).toEqual([404, 'NotAuthorizedOrNotFound']);
  });

  it.each(['models', 'importedModels', 'generativeAiPrivateEndpoints', 'workRequests'])(
    '%s can be read only',
    async (name) => {
      for (const [method, target] of [
        ['POST', `/20231130/${name}`],
        ['PUT', `/20231130/${name}/ocid1.none`],
        ['DELETE', `/20231130/${name}/ocid1.none`],
      ] as const) {
        const { status, json } = await ask(method, target);
        expect([status, json.code]).toEqual([405, 'MethodNotAllowed']);
      }
    },
  );

  it('is refused unsigned, in the words of the platform', async () => {
    const target = path('endpoints');
    const answer = await send(mock.origin, { method: 'GET', target });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body.toString()).code).toBe('NotAuthenticated');
  });

  it('is hidden from a tenancy without rights', async () => {
    const own = await mock.createTenancy({ switches: { rightsMissing: true } });
    const target = `/20231130/endpoints?compartmentId=${own.access.compartmentId}`;
    const headers = signed(own.access, 'GET', target);
    expect((await send(mock.origin, { method: 'GET', target, headers })).status).toBe(404);
    await own.close();
  });

  it('is filtered by name, state and id', async () => {
    const namesOf = async (query: string) =>
      (await ask('GET', path('endpoints', query))).json.items.map(
        (one: { displayName: string }) => one.displayName,
      );
    expect(await namesOf('&displayName=rerank')).toEqual(['rerank']);
    expect(await namesOf('&displayName=reran')).toEqual([]);
    expect(await namesOf('&lifecycleState=DELETED')).toEqual([]);
    expect((await namesOf('&lifecycleState=ACTIVE')).length).toBeGreaterThan(4);
  });

  it('comes in the order that is asked, page by page', async () => {
    const first = await client.listEndpoints({
      compartmentId,
      limit: 2,
      sortBy: generativeai.requests.ListEndpointsRequest.SortBy.DisplayName,
      sortOrder: generativeai.models.SortOrder.Asc,
    });
    expect(first.endpointCollection.items.map((one) => one.displayName)).toEqual([
      'command-light',
      'embeddings',
    ]);
    const second = await client.listEndpoints({
      compartmentId,
      limit: 2,
      page: first.opcNextPage,
      sortBy: generativeai.requests.ListEndpointsRequest.SortBy.DisplayName,
      sortOrder: generativeai.models.SortOrder.Asc,
    });
    expect(second.endpointCollection.items.map((one) => one.displayName)).toEqual([
      'llama-chat',
      'llama-completion',
    ]);
    const foreign = await ask('GET', path('apikeys', `&page=${first.opcNextPage}`));
    expect(foreign.status).toBe(400);
  });

  it.each([
    ['endpoints', 'lifecycleState'],
    ['generativeAiProjects', 'lifecycleState'],
    ['apikeys', 'lifecycleState'],
    ['generativeAiPrivateEndpoints', 'displayName'],
  ])('%s is not sorted by %s', async (name, sortBy) => {
    expect((await ask('GET', path(name, `&sortBy=${sortBy}`))).status).toBe(400);
  });

  it('says of what the mock does not play that it does not', async () => {
    const { status } = await ask('GET', path('hostedApplications'));
    expect(status).toBe(404);
    expect(tenancy.journal().at(-1)?.reply).toBe(
      'the service has this operation, but the mock does not play it',
    );
  });
});

describe('the models', () => {
  it('tell when they were or will be retired', async () => {
    const { modelCollection } = await client.listModels({ compartmentId, limit: 1000 });
    const named = (name: string) => modelCollection.items.find((one) => one.displayName === name);
    // OCI documentation, "Model Retirement Dates".
    expect(named('cohere.command-r-plus')).toMatchObject({
      lifecycleState: 'ACTIVE',
      timeOnDemandRetired: '2025-01-16T00:00:00.000Z',
      timeDedicatedRetired: '2025-08-07T00:00:00.000Z',
    });
    expect(named('cohere.embed-english-v3.0')?.timeOnDemandRetired).toBe(
      '2026-09-30T00:00:00.000Z',
    );
    expect(named('cohere.embed-v4.0')?.timeOnDemandRetired).toBeFalsy();
    expect(named('cohere.command-light')?.capabilities).toEqual([
      'TEXT_GENERATION',
      'TEXT_SUMMARIZATION',
    ]);
  });

  it('are those of the region whose host was called', async () => {
    const frankfurt = 'generativeai.eu-frankfurt-1.oci.oraclecloud.com';
    const { json } = await ask('GET', path('models', '&limit=1000'), frankfurt);
    const named = new Map<string, string>(
      json.items.map((one: { displayName: string; id: string }) => [one.displayName, one.id]),
    );
    expect(named.get('cohere.embed-v4.0')).toMatch(
      /^ocid1\.generativeaimodel\.oc1\.eu-frankfurt-1\./,
    );
    // OCI documentation, "xAI Grok 4 Fast".
    expect(named.has('xai.grok-4-fast-reasoning')).toBe(false);
    const { json: keys } = await ask('GET', path('apikeys'), frankfurt);
    expect(keys.items).toEqual([]);
  });

  it('are on demand where the region has them so, and not where clusters alone do', async () => {
    const target = '/20231130/actions/embedText';
    const body = JSON.stringify({
      compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: 'cohere.embed-v4.0' },
      inputs: ['a'],
    });
    const statusIn = async (region: string) => {
      const host = `inference.generativeai.${region}.oci.oraclecloud.com`;
      const headers = signed(
        { ...tenancy.access, endpoint: `http://${host}` },
        'POST',
        target,
        body,
      );
      return (await send(mock.origin, { target, headers, body })).status;
    };
    // OCI documentation, "Cohere Embed 4".
    expect(await statusIn('ap-osaka-1')).toBe(200);
    expect(await statusIn('eu-frankfurt-1')).toBe(404);
  });
});

it('takes any compartment with auth off', async () => {
  const open = await startMock({ auth: 'off' });
  try {
    const other = 'ocid1.compartment.oc1..other';
    const lists = [
      { target: `/20231130/endpoints?compartmentId=${other}`, headers: [] },
      { target: '/20231130/guardrailVersions', headers: [['opc-compartment-id', other]] as const },
    ];
    for (const { target, headers } of lists) {
      const answer = await send(open.origin, { method: 'GET', target, headers });
      expect(answer.status).toBe(200);
    }
  } finally {
    await open.close();
  }
});
