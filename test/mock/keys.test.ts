import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import common from 'oci-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import type { AuthMode } from '../../src/protocol/call.js';
import { profileOf, send, signedChat } from './client.js';
import { on } from './token-client.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const { last, refused } = on(() => mock);

describe('API keys', () => {
  it('open with a passphrase, and belong to two users', async () => {
    const tenancy = await mock.createTenancy();
    const access = await tenancy.accessFor('api_key');
    const locked = profileOf({ ...access, profile: 'api_key_passphrase' });
    expect(readFileSync(locked.key_file ?? '', 'utf8')).toMatch(
      /^-----BEGIN ENCRYPTED PRIVATE KEY-----/,
    );
    const reader = new common.ConfigFileAuthenticationDetailsProvider(
      access.configFile,
      'api_key_passphrase',
    );
    const signer = new common.DefaultRequestSigner(reader);
    const headers = new Headers();
    const uri = `${mock.origin}/20231130/models?compartmentId=${access.compartmentId}`;
    await signer.signHttpRequest({ uri, method: 'GET', headers });
    expect((await fetch(uri, { headers })).status).toBe(200);
    const second = { ...access, profile: 'second_user' };
    expect(profileOf(second).user).not.toBe(profileOf(access).user);
    expect((await send(mock.origin, signedChat(second))).status).toBe(200);
    expect(last(tenancy)?.keyId).toContain(profileOf(second).user);
  });
});

describe('Generative AI API keys', () => {
  const target = '/openai/v1/files';
  const ask = (secret: string) =>
    send(mock.origin, { method: 'GET', target, headers: [['authorization', `Bearer ${secret}`]] });

  it('have two secrets, each of which is taken until it expires', async () => {
    const tenancy = await mock.createTenancy();
    const { apiKey = '', apiKeys } = tenancy.access;
    for (const secret of [apiKey, apiKeys?.second ?? '']) {
      expect((await ask(secret)).status).not.toBe(401);
      expect(last(tenancy)).toMatchObject({ verdict: 'accepted', auth: 'genai_api_key' });
    }
    tenancy.advance(90 * 86_400_000);
    await refused(ask(apiKey), 'bearer-key-expired', tenancy);
  });

  it.each([
    ['expired', 'bearer-key-expired'],
    ['revoked', 'bearer-key-revoked'],
    ['beforePolicy', 'bearer-key-before-policy'],
  ] as const)('are refused where they are %s', async (which, problem) => {
    const tenancy = await mock.createTenancy();
    const secret = tenancy.access.apiKeys?.[which] ?? '';
    expect(secret).toMatch(/^sk-/);
    await refused(ask(secret), problem, tenancy);
    expect(JSON.stringify(tenancy.journal())).not.toContain(secret);
  });
});

describe('the files of a mode', () => {
  it.each<[AuthMode, Record<string, unknown>]>([
    [
      'instance_principal',
      {
        OCI_METADATA_BASE_URL: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:\d+\/t\/files-1\/opc\/v2$/,
        ),
        OCI_SDK_AUTH_CLIENT_REGION_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      },
    ],
    [
      'resource_principal',
      {
        OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
        OCI_RESOURCE_PRINCIPAL_RPST: expect.stringMatching(/^\//),
        OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: expect.stringMatching(/^\//),
        OCI_RESOURCE_PRINCIPAL_REGION: 'us-chicago-1',
      },
    ],
  ])('%s are made, and told in variables', async (mode, expected) => {
    const tenancy = await mock.createTenancy({ name: 'files-1' });
    const { auth, environment } = await tenancy.accessFor(mode);
    expect([auth, environment]).toEqual([mode, expected]);
    await tenancy.close();
  });

  it('resource principals sign with Oracle’s own provider, and read a token that was written anew', async () => {
    const tenancy = await mock.createTenancy({ switches: { tokenLifetime: 200 } });
    const { environment = {}, compartmentId } = await tenancy.accessFor('resource_principal');
    Object.assign(process.env, environment);
    const provider = common.ResourcePrincipalAuthenticationDetailsProvider.builder();
    for (const name of Object.keys(environment)) delete process.env[name];
    const ask = async () => {
      const signer = new common.DefaultRequestSigner(provider);
      const headers = new Headers();
      const uri = `${mock.origin}/20231130/models?compartmentId=${compartmentId}`;
      await signer.signHttpRequest({ uri, method: 'GET', headers });
      return (await fetch(uri, { headers })).status;
    };
    expect(await ask()).toBe(200);
    expect(last(tenancy)).toMatchObject({ auth: 'resource_principal', verdict: 'accepted' });
    tenancy.revokeTokens();
    await tenancy.renewTokens();
    expect(await ask()).toBe(401);
    await provider.refresh();
    expect(await ask()).toBe(200);
  });

  it('fill a home folder: a profile for each, nobody else may read them', async () => {
    const home = await mkdtemp(join(tmpdir(), 'oci-conform-test-'));
    const tenancy = await mock.createTenancy();
    const accesses = await tenancy.writeHome(home, 'session_token');
    const configFile = join(home, '.oci', 'config');
    expect(accesses.get('api_key')).toMatchObject({ configFile, profile: 'api_key' });
    const names = [...readFileSync(configFile, 'utf8').matchAll(/^\[(.+)\]$/gm)].map(
      ([, name]) => name,
    );
    expect(names).toEqual([
      'DEFAULT',
      'api_key',
      'api_key_passphrase',
      'second_user',
      'session_token',
      'instance_principal',
      'delegation_token',
    ]);
    const entries = readdirSync(home, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile()).length).toBe(9);
    for (const entry of entries) {
      const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
      expect(mode).toBe(entry.isFile() ? 0o600 : 0o700);
    }
    const asked = { ...tenancy.access, configFile, profile: 'DEFAULT' };
    expect((await send(mock.origin, signedChat(asked))).status).toBe(200);
    expect(last(tenancy)?.auth).toBe('session_token');
    tenancy.revokeTokens();
    await tenancy.renewTokens();
    expect((await send(mock.origin, signedChat(asked))).status).toBe(200);
    await rm(home, { recursive: true });
  });
});
