import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Issuing, startIssuing } from '../../../../test/support/issuing.js';
import type { Access } from '../../../protocol/access.js';
import type { AuthMode, Call, ChatCall } from '../../../protocol/call.js';
import { createSdkProvider } from '../sdk.js';

const tenancy = 'ocid1.tenancy.oc1..t';
const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const next = generateKeyPairSync('rsa', { modulusLength: 2048 });
let service: Issuing;

beforeAll(async () => {
  service = await startIssuing(tenancy);
  write('ca.pem', service.authorityPem);
  write('sa-token', 'service-account');
  writeKey(own.privateKey);
});
afterEach(() => {
  for (const list of [service.issued, service.asked, service.statuses]) list.length = 0;
  service.refused.clear();
  service.refuseAll = false;
  service.revokeAfter = undefined;
});
afterAll(() => {
  service.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const writeKey = (key: KeyObject) =>
  write('key.pem', key.export({ type: 'pkcs8', format: 'pem' }).toString());

function accessOf(auth: AuthMode, more: Partial<Access> = {}): Access {
  const configFile = write(
    'config',
    [
      '[work]',
      `tenancy=${tenancy}`,
      'fingerprint=12:34',
      'region=us-chicago-1',
      `key_file=${join(folder, 'key.pem')}`,
      auth === 'session_token'
        ? `security_token_file=${join(folder, 'token')}`
        : 'user=ocid1.user.oc1..u',
    ].join('\n'),
  );
  const variables: Partial<Record<AuthMode, Record<string, string>>> = {
    instance_principal: {
      OCI_METADATA_BASE_URL: `${service.origin}/opc/v2`,
      OCI_SDK_AUTH_CLIENT_REGION_URL: `${service.origin}/`,
    },
    resource_principal: {
      OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
      OCI_RESOURCE_PRINCIPAL_RPST: join(folder, 'token'),
      OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: join(folder, 'key.pem'),
      OCI_RESOURCE_PRINCIPAL_REGION: 'us-chicago-1',
    },
    oke_workload_identity: {
      KUBERNETES_SERVICE_HOST: service.proxymux.host,
      KUBERNETES_SERVICE_PORT_PROXYMUX: service.proxymux.port,
      OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH: join(folder, 'sa-token'),
    },
  };
  return {
    endpoint: service.origin,
    managementEndpoint: service.origin,
    configFile,
    profile: 'work',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: tenancy,
    region: 'us-chicago-1',
    auth,
    environment: variables[auth] ?? {},
    ...(auth === 'oke_workload_identity' ? { caFile: join(folder, 'ca.pem') } : {}),
    ...more,
  };
}

const chat: ChatCall = {
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'Hello' }],
};
const hi = { turn: { text: 'Hi', toolCalls: [], finishReason: 'stop' } };

async function run(access: Access, call: Call = chat) {
  const { outcome } = await createSdkProvider().run(call, access, AbortSignal.timeout(15_000));
  return outcome;
}

const asked = () => service.asked.map(({ by, verified, status }) => [by, verified, status]);

describe('an API key', () => {
  it('signs with the profile, and is refused for good', async () => {
    service.keys.set(`${tenancy}/ocid1.user.oc1..u/12:34`, own.publicKey);
    expect(await run(accessOf('api_key'))).toMatchObject(hi);
    service.refused.add(`${tenancy}/ocid1.user.oc1..u/12:34`);
    expect(await run(accessOf('api_key'))).toMatchObject({ error: { status: 401 } });
    expect(asked().map(([, verified, status]) => [verified, status])).toEqual([
      [true, 200],
      [true, 401],
    ]);
  });
});

describe('a session token', () => {
  it('signs with token and key of a profile without a user', async () => {
    const token = service.mint(own.publicKey);
    write('token', token);
    expect(await run(accessOf('session_token'))).toMatchObject(hi);
    expect(asked()).toEqual([[service.nameOf(token), true, 200]]);
  });

  it('is read again, with its key, when the service refuses it', async () => {
    const [old, fresh] = [service.mint(own.publicKey), service.mint(next.publicKey)];
    write('token', old);
    service.refused.add(service.nameOf(old));
    const access = accessOf('session_token');
    const provider = createSdkProvider(
      {},
      {
        async credential(given, open) {
          const opened = await open(given);
          write('token', fresh);
          writeKey(next.privateKey);
          return opened;
        },
      },
    );
    const { outcome } = await provider.run(chat, access, AbortSignal.timeout(5000));
    writeKey(own.privateKey);
    expect(outcome).toMatchObject(hi);
    expect(asked()).toEqual([
      [service.nameOf(old), true, 401],
      [service.nameOf(fresh), true, 200],
    ]);
  });

  it('that stands in the file as it did is refreshed by Oracle’s provider, at Oracle’s host', async () => {
    const token = service.mint(own.publicKey);
    write('token', token);
    service.refused.add(service.nameOf(token));
    const access = accessOf('session_token', {
      tlsEndpoint: `https://${service.proxymux.host}:${service.proxymux.port}`,
      caFile: join(folder, 'ca.pem'),
    });
    expect(await run(access)).toMatchObject(hi);
    expect(service.issued).toEqual(['/v1/authentication/refresh']);
    expect(service.asked.map(({ status, verified }) => [status, verified])).toEqual([
      [401, true],
      [200, true],
    ]);
  });

  it('that cannot be refreshed is not sent in vain', async () => {
    const token = service.mint(own.publicKey);
    write('token', token);
    service.refused.add(service.nameOf(token));
    expect(await run(accessOf('session_token'))).toMatchObject({
      error: { status: 401, message: 'Refused.' },
    });
    expect(service.asked).toHaveLength(1);
  });

  it('is asked for where the profile has none', async () => {
    const access = { ...accessOf('api_key'), auth: 'session_token' } as const;
    await expect(run(access)).rejects.toMatchObject({
      code: 'OCIC_BAD_CREDENTIALS',
      message: expect.stringContaining('has no security_token_file'),
    });
  });

  it('that ends in a line break is refused in words that do not repeat it', async () => {
    const token = service.mint(own.publicKey);
    write('token', `${token}\n`);
    const { error } = await run(accessOf('session_token'));
    expect(error?.message).toBe(
      'There is no credential for session_token: the token holds a blank or a line break, which no HTTP header can carry; write its file without one',
    );
    expect(service.asked).toEqual([]);
  });
});

describe('an instance principal', () => {
  it('has a token of the auth service for the metadata service’s certificate', async () => {
    expect(await run(accessOf('instance_principal'))).toMatchObject(hi);
    expect(new Set(service.issued)).toEqual(
      new Set([
        '/opc/v2/identity/cert.pem',
        '/opc/v2/identity/key.pem',
        '/opc/v2/identity/intermediate.pem',
        '/v1/x509',
      ]),
    );
    expect(service.asked).toMatchObject([{ verified: true, status: 200 }]);
  });

  it('has one token for all steps of a dialogue', async () => {
    const call: Call = { operation: 'dialogue', together: true, steps: [chat, chat, chat] };
    const { steps } = await run(accessOf('instance_principal'), call);
    expect(steps).toMatchObject([hi, hi, hi]);
    expect(service.issued.filter((path) => path === '/v1/x509')).toHaveLength(1);
    expect(new Set(service.asked.map(({ by }) => by)).size).toBe(1);
  });

  it('is renewed once for all steps that are refused at once, each of which is sent once more', async () => {
    const steps = [chat, chat, chat, chat, chat];
    service.revokeAfter = 1;
    const outcome = await run(accessOf('instance_principal'), {
      operation: 'dialogue',
      together: true,
      steps,
    });
    expect(outcome.steps).toMatchObject([hi, hi, hi, hi, hi]);
    expect(service.issued.filter((path) => path === '/v1/x509')).toHaveLength(2);
    const [old, fresh] = [...new Set(service.asked.map(({ by }) => by))];
    const counted = (by: string | undefined, status: number) =>
      service.asked.filter((one) => one.by === by && one.status === status && one.verified).length;
    expect([counted(old, 200), counted(old, 401), counted(fresh, 200)]).toEqual([1, 4, 4]);
    expect(service.asked).toHaveLength(9);
  });

  it('that is refused again is refused for good', async () => {
    service.refuseAll = true;
    expect(await run(accessOf('instance_principal'))).toMatchObject({ error: { status: 401 } });
    expect(service.asked).toHaveLength(2);
  });

  it('says in one sentence why there is none, and nothing on the console', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    // Certificate, key and intermediate, each of them twice.
    service.statuses.push(...Array<number>(6).fill(200), 401);
    const outcome = await run(accessOf('instance_principal'));
    expect(outcome.error?.message).toMatch(/^There is no credential for instance_principal: .*401/);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
    expect(service.asked).toEqual([]);
  });

  it('carries a delegation token, signed, where the profile names one', async () => {
    const file = write('delegation', 'delegated.to\n.me\n');
    const configFile = write(
      'shell',
      [
        '[DEFAULT]',
        'authentication_type=instance_principal',
        `tenancy=${tenancy}`,
        'region=us-chicago-1',
        `delegation_token_file=${file}`,
      ].join('\n'),
    );
    const access = accessOf('instance_principal', { configFile, profile: 'DEFAULT' });
    expect(await run(access)).toMatchObject(hi);
    const [one] = service.asked;
    expect(one?.headers['opc-obo-token']).toBe('delegated.to.me');
    expect(one?.covered).toContain('opc-obo-token');
    expect(one?.verified).toBe(true);
  });
});

describe('a resource principal', () => {
  it('reads its files again when it is refused', async () => {
    const [old, fresh] = [service.mint(own.publicKey), service.mint(own.publicKey)];
    write('token', old);
    service.refused.add(service.nameOf(old));
    const provider = createSdkProvider(
      {},
      {
        async credential(given, open) {
          const opened = await open(given);
          await opened.sign({ method: 'GET', uri: `${service.origin}/`, headers: new Headers() });
          write('token', fresh);
          return opened;
        },
      },
    );
    const access = accessOf('resource_principal');
    const { outcome } = await provider.run(chat, access, AbortSignal.timeout(5000));
    expect(outcome).toMatchObject(hi);
    expect(asked()).toEqual([
      [service.nameOf(old), true, 401],
      [service.nameOf(fresh), true, 200],
    ]);
  });

  it('whose token stands in the variable has no other', async () => {
    const token = service.mint(own.publicKey);
    service.refused.add(service.nameOf(token));
    const access = accessOf('resource_principal');
    const environment = { ...access.environment, OCI_RESOURCE_PRINCIPAL_RPST: token };
    expect(await run({ ...access, environment })).toMatchObject({ error: { status: 401 } });
    expect(service.asked).toHaveLength(1);
  });

  it('with a wrong passphrase is refused before the SDK sees the key', async () => {
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'right' } as const;
    const locked = own.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString();
    const access = accessOf('resource_principal');
    const environment = {
      ...access.environment,
      OCI_RESOURCE_PRINCIPAL_RPST: service.mint(own.publicKey),
      OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: locked,
    };
    const wrong = { ...environment, OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE: 'wrong' };
    await expect(run({ ...access, environment: wrong })).rejects.toMatchObject({
      code: 'OCIC_BAD_CREDENTIALS',
      message: expect.stringContaining('its passphrase is wrong'),
    });
    const right = { ...environment, OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE: 'right' };
    expect(await run({ ...access, environment: right })).toMatchObject(hi);
  });

  it('of another version is not known to Oracle’s TypeScript SDK', async () => {
    const access = accessOf('resource_principal');
    const environment = { ...access.environment, OCI_RESOURCE_PRINCIPAL_VERSION: '1.1' };
    await expect(run({ ...access, environment })).rejects.toMatchObject({
      code: 'OCIC_BAD_CREDENTIALS',
      message: expect.stringContaining('unknown value 1.1'),
    });
  });
});

describe('a workload identity', () => {
  it('has a token of the proxymux, over TLS', async () => {
    expect(await run(accessOf('oke_workload_identity'))).toMatchObject(hi);
    expect(service.issued).toEqual(['/resourcePrincipalSessionTokens']);
    expect(service.asked).toMatchObject([{ verified: true, status: 200 }]);
  });

  it('that is refused has another token, which fits its key', async () => {
    service.revokeAfter = 1;
    const outcome = await run(accessOf('oke_workload_identity'), {
      operation: 'dialogue',
      steps: [chat, chat, chat],
    });
    expect(outcome.steps).toMatchObject([hi, hi, hi]);
    expect(service.issued).toHaveLength(2);
    expect(asked().map(([, verified, status]) => [verified, status])).toEqual([
      [true, 200],
      [true, 401],
      [true, 200],
      [true, 200],
    ]);
  });

  it('says why there is none', async () => {
    service.statuses.push(403, 403, 403, 403);
    const { error } = await run(accessOf('oke_workload_identity'));
    expect(error?.message).toMatch(
      /^There is no credential for oke_workload_identity: Failed to call Proxymux: .*Status: 403/,
    );
  });

  it('needs the variables of a cluster', async () => {
    const access = { ...accessOf('oke_workload_identity'), environment: {} };
    await expect(run(access)).rejects.toMatchObject({
      code: 'OCIC_BAD_CREDENTIALS',
      message: expect.stringContaining('The variable KUBERNETES_SERVICE_HOST is missing.'),
    });
  });

  it('needs the files of the service account', async () => {
    const access = { ...accessOf('oke_workload_identity'), caFile: join(folder, 'nowhere') };
    await expect(run(access)).rejects.toMatchObject({
      code: 'OCIC_BAD_CREDENTIALS',
      message: expect.stringContaining(`Failed to read ${join(folder, 'nowhere')}`),
    });
  });
});
