/** Oracle's own providers of principals, unmodified, against the mock's issuers. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import common, { type AuthenticationDetailsProvider } from 'oci-common';
import inference from 'oci-generativeaiinference';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { AuthMode } from '../../src/protocol/call.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { llama } from './client.js';

let mock: Mock;
let tenancy: MockTenancy;

beforeAll(async () => {
  // The SDK tells of refused federation calls on stdout.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  mock = await startMock();
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await mock.close();
});
beforeEach(() => open());

const open = async (switches: TenancySwitches = {}) => {
  tenancy = await mock.createTenancy({ switches });
};

/** The variables of a mode, which the SDK reads from its process. */
async function enter(auth: AuthMode): Promise<Readonly<Record<string, string>>> {
  const { environment = {} } = await tenancy.accessFor(auth);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return environment;
}

async function chat(provider: AuthenticationDetailsProvider): Promise<number> {
  const client = new inference.GenerativeAiInferenceClient(
    { authenticationDetailsProvider: provider },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = mock.origin;
  const content = [{ type: 'TEXT', text: 'Hello' } as inference.models.TextContent];
  const messages = [{ role: 'USER', content } as inference.models.UserMessage];
  const chatRequest: inference.models.GenericChatRequest = { apiFormat: 'GENERIC', messages };
  const servingMode: inference.models.OnDemandServingMode = {
    servingType: 'ON_DEMAND',
    modelId: llama,
  };
  const { compartmentId } = tenancy.access;
  await client.chat({ chatDetails: { compartmentId, servingMode, chatRequest } });
  return tenancy.journal().at(-1)?.response?.status ?? 0;
}

const last = () => tenancy.journal().at(-1);

/** What was asked for, in order. */
const asked = () =>
  tenancy
    .journal()
    .map(({ issuer, transport, request }) =>
      issuer === 'metadata' ? request.target.split('/').at(-1) : (issuer ?? transport),
    );

async function instance() {
  const environment = await enter('instance_principal');
  const builder = new common.InstancePrincipalsAuthenticationDetailsProviderBuilder();
  builder.metadataBaseUrl = environment.OCI_METADATA_BASE_URL ?? '';
  builder.federationEndpoint = environment.OCI_SDK_AUTH_CLIENT_REGION_URL ?? '';
  return builder.build();
}

describe('an instance principal', () => {
  it('gets its certificate and its token, calls with it, and gets another', async () => {
    const provider = await instance();
    expect(await chat(provider)).toBe(200);
    const { token, ...identity } = last()?.identity ?? {};
    expect(identity).toMatchObject({ verdict: 'accepted', auth: 'instance_principal' });
    const files = ['cert.pem', 'key.pem', 'intermediate.pem'];
    expect(asked()).toEqual([...files, ...files, 'x509', 'sdk']);
    await provider.refresh();
    await chat(provider);
    expect(token).toMatch(/^[0-9a-f]{8}$/);
    expect(last()?.identity?.token).toMatch(/^[0-9a-f]{8}$/);
    expect(last()?.identity?.token).not.toBe(token);
  });

  it('is told where there is no certificate', async () => {
    await open({ issuesNothing: true });
    await expect(instance()).rejects.toThrow(
      'Instance principals authentication can only be used on OCI compute instances.',
    );
    expect(last()?.identity?.problem).toBe('issues-nothing');
  });
});

describe('a resource principal', () => {
  it('calls with the token in its file', async () => {
    await enter('resource_principal');
    const provider = common.ResourcePrincipalAuthenticationDetailsProvider.builder();
    expect(await chat(provider)).toBe(200);
    expect(last()?.identity).toMatchObject({ verdict: 'accepted', auth: 'resource_principal' });
  });
});

describe('a user’s session', () => {
  it('calls with the token in its file', async () => {
    const { configFile, profile } = await tenancy.accessFor('session_token');
    const provider = new common.SessionAuthDetailProvider(configFile, profile);
    expect(await chat(provider)).toBe(200);
    expect(last()?.identity).toMatchObject({ verdict: 'accepted', auth: 'session_token' });
  });
});

/**
 * A program on its own: the SDK hands the cluster's authority to a `fetch` that takes none, so Node must be
 * started with it.
 */
const workload = `
  import common from 'oci-common';
  import inference from 'oci-generativeaiinference';
  const { CA, SA, ORIGIN, COMPARTMENT, MODEL } = process.env;
  const authenticationDetailsProvider =
    common.OkeWorkloadIdentityAuthenticationDetailsProvider.builder(CA, SA);
  const client = new inference.GenerativeAiInferenceClient({ authenticationDetailsProvider });
  client.endpoint = ORIGIN;
  const messages = [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }];
  const servingMode = { servingType: 'ON_DEMAND', modelId: MODEL };
  const chatRequest = { apiFormat: 'GENERIC', messages };
  await client.chat({ chatDetails: { compartmentId: COMPARTMENT, servingMode, chatRequest } });
`;

describe('a workload', () => {
  it('gets its token of the proxymux over TLS, and calls with it', async () => {
    const { environment = {}, caFile = '' } = await tenancy.accessFor('oke_workload_identity');
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', workload], {
      env: {
        ...environment,
        NODE_EXTRA_CA_CERTS: caFile,
        CA: caFile,
        SA: environment.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH,
        ORIGIN: mock.origin,
        COMPARTMENT: tenancy.access.compartmentId,
        MODEL: llama,
      },
    });
    expect(last()?.identity).toMatchObject({ verdict: 'accepted', auth: 'oke_workload_identity' });
    expect(asked()).toEqual(['proxymux', 'sdk']);
  });
});
