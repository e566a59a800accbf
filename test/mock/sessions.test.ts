import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../src/index.js';
import { makeRsaKey } from '../../src/keys/rsa-key.js';
import { startMock } from '../../src/mock/mock.js';
import type { MockTenancy } from '../../src/mock/options.js';
import type { Access } from '../../src/protocol/access.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { chatBody, chatPath, type RawAnswer, send } from './client.js';
import { ask, claimsOf, metadata, type Signing, spki, tokenOf } from './principal-client.js';

let mock: Mock;
let key: KeyObject;
let otherKey: KeyObject;

beforeAll(async () => {
  mock = await startMock();
  [key, otherKey] = await Promise.all([makeRsaKey(), makeRsaKey()]);
});
afterAll(() => mock.close());

let tenancy: MockTenancy;
const open = async (switches: TenancySwitches = {}) => {
  tenancy = await mock.createTenancy({ switches });
};

const said = ({ status, body }: RawAnswer) => [status, body.toString()] as const;
const required =
  'The required information to complete authentication was not provided or was incorrect.';
const refused = [401, JSON.stringify({ code: 'NotAuthenticated', message: required })];
const mismatch = [
  401,
  '{"code":"NotAuthenticated","message":"Failed to verify the HTTP(S) Signature"}',
];
const last = () => tenancy.journal().at(-1);

/** A value of a file's profile. */
function setting({ configFile, profile }: Access, name: string): string {
  const text = readFileSync(configFile, 'utf8');
  const section = text.split(`[${profile}]`)[1]?.split('[')[0] ?? '';
  return new RegExp(`^${name}=(.+)$`, 'm').exec(section)?.[1] ?? '';
}

const chat = (signing: Signing) => ask(mock, signing, 'POST', chatPath, chatBody(tenancy.access));

describe('refreshing a session', () => {
  const target = '/v1/authentication/refresh';
  let session: { token: string; key: KeyObject };

  async function begin(switches?: TenancySwitches) {
    await open(switches);
    const access = await tenancy.accessFor('session_token');
    session = {
      token: readFileSync(setting(access, 'security_token_file'), 'utf8'),
      key: createPrivateKey(readFileSync(setting(access, 'key_file'))),
    };
  }

  /** Refreshes `token`, by the clock of the tenancy. */
  function refresh(token: string, wrong: Partial<Signing> & { current?: unknown } = {}) {
    const { current = token, ...signing } = wrong;
    const body = JSON.stringify({ currentToken: current });
    return ask(mock, { keyId: `ST$${token}`, key: session.key, ...signing }, 'POST', target, body);
  }

  test('gives a new token with the same key, which is taken', async () => {
    await begin();
    const answer = await refresh(session.token);
    const token = tokenOf(answer);
    const [before, after] = [claimsOf(session.token), claimsOf(token)];
    expect(token).not.toBe(session.token);
    expect(after.jti).not.toBe(before.jti);
    expect(after).toMatchObject({ ptype: 'user', jwk: before.jwk, sess_exp: before.sess_exp });
    expect(Number(after.exp) - Number(after.iat)).toBe(3600);
    expect(last()).toMatchObject({
      issuer: 'session-refresh',
      reply: 'issue/session-refresh',
      identity: { verdict: 'accepted', auth: 'session_token', keyId: 'ST$[redacted]' },
      request: { body: { text: '[redacted]' } },
      response: { status: 200, body: { text: '[redacted]' } },
    });
    expect((await chat({ keyId: `ST$${token}`, key: session.key })).status).toBe(200);
    expect(JSON.stringify(tenancy.journal())).not.toContain('eyJ');
  });

  test('goes on for a day, not longer', async () => {
    await begin();
    let { token } = session;
    const hour = 3_600_000;
    for (let at = 1; at <= 26; at += 1) {
      tenancy.advance(55 * 60_000);
      token = tokenOf(await refresh(token, { dateOff: (at * hour * 55) / 60 }));
    }
    // 23 h 50 min have gone by.
    tenancy.advance(11 * 60_000);
    const answer = await refresh(token, { dateOff: (26 * 55 + 11) * 60_000 });
    expect(said(answer)).toEqual(refused);
    expect(last()?.identity?.problem).toBe('token-expired');
  });

  test('is refused once the token has expired', async () => {
    await begin({ tokenLifetime: 60 });
    tenancy.advance(60_000);
    expect(said(await refresh(session.token))).toEqual(refused);
    expect(last()?.identity?.problem).toBe('token-expired');
  });

  test('is refused once the token was revoked', async () => {
    await begin();
    tenancy.revokeTokens();
    expect(said(await refresh(session.token))).toEqual(refused);
    expect(last()?.identity?.problem).toBe('token-revoked');
  });

  test('is refused with another key, another body, without a signature', async () => {
    await begin();
    expect(said(await refresh(session.token, { key: otherKey }))).toEqual(mismatch);
    expect(last()?.identity?.problem).toBe('signature-mismatch');
    for (const current of ['', 'other', 7, null]) {
      expect(said(await refresh(session.token, { current }))).toEqual(refused);
      expect(last()?.identity?.problem).toBe('token-claims-wrong');
    }
    const bare = await send(mock.origin, { target, body: '{}' });
    expect(said(bare)).toEqual(refused);
    expect(mock.journal().at(-1)?.identity?.problem).toBe('authorization-missing');
    expect(said(await refresh(`${session.token}x`))).toEqual(refused);
    expect(mock.journal().at(-1)?.identity?.problem).toBe('token-untrusted');
  });

  test('is for users alone', async () => {
    await begin();
    const access = await tenancy.accessFor('resource_principal');
    const token = readFileSync(access.environment?.OCI_RESOURCE_PRINCIPAL_RPST ?? '', 'utf8');
    expect(said(await refresh(token))).toEqual(refused);
    expect(last()?.identity?.problem).toBe('token-claims-wrong');
  });

  test('is refused where nothing is issued', async () => {
    await begin({ issuesNothing: true });
    expect(said(await refresh(session.token))).toEqual(refused);
    expect(last()?.identity?.problem).toBe('issues-nothing');
  });
});

describe('a resource’s token in two steps', () => {
  const second = '/v1/resourcePrincipalSessionToken';
  let resource: { id: string; key: KeyObject; token: string };
  beforeEach(() => open());

  const prepare = async () => {
    const { environment = {} } = await tenancy.accessFor('resource_principal');
    const token = readFileSync(environment.OCI_RESOURCE_PRINCIPAL_RPST ?? '', 'utf8');
    resource = {
      id: String(claimsOf(token).res_id),
      key: createPrivateKey(readFileSync(environment.OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM ?? '')),
      token,
    };
  };

  /** Both steps; gives the token. */
  async function exchange(signing: Signing, path: string, session = key): Promise<string> {
    const vouched = await ask(mock, signing, 'GET', path);
    expect(vouched.status).toBe(200);
    expect(last()).toMatchObject({
      issuer: 'resource-token',
      reply: 'issue/resource-token',
      identity: { verdict: 'accepted' },
      response: { body: { text: '[redacted]' } },
    });
    const body = JSON.stringify({
      ...JSON.parse(vouched.body.toString()),
      sessionPublicKey: spki(session),
    });
    const answer = await ask(mock, signing, 'POST', second, body);
    const token = tokenOf(answer);
    expect(last()).toMatchObject({ issuer: 'resource-session', response: { status: 200 } });
    const spoken = await chat({ keyId: `ST$${token}`, key: session });
    expect(spoken.status).toBe(200);
    expect(last()?.identity).toMatchObject({ verdict: 'accepted', auth: 'resource_principal' });
    return token;
  }

  const forms: readonly (readonly [string, (id: string, tenant: string) => string, string])[] = [
    ['2.1', (id) => `resource/v2.1/${id}`, '/20180711/resourcePrincipalTokenV2/'],
    [
      '2.1.1',
      (id, tenant) => `resource/v2.1.1/${tenant}/${id}`,
      '/20180711/resourcePrincipalTokenV2/',
    ],
    [
      '2.1.2',
      (id, tenant) => `resource/v2.1.2/${tenant}/${id}`,
      '/20180711/resourcePrincipalTokenV212/',
    ],
    [
      '2.1.2, elsewhere',
      (id, tenant) => `resource/v2.1.2/${tenant}/${id}`,
      '/own/path/resourcePrincipalTokenV212/',
    ],
  ];
  test.each(forms)(
    'is given to a resource with a key of its own, version %s',
    async (_, keyIdOf, path) => {
      await prepare();
      const keyId = keyIdOf(resource.id, tenancy.access.tenancyId);
      const token = await exchange({ keyId, key: resource.key }, path + resource.id, resource.key);
      expect(claimsOf(token)).toMatchObject({
        ptype: 'resource',
        sub: resource.id,
        res_id: resource.id,
        res_tenant: tenancy.access.tenancyId,
      });
    },
  );

  test('is given to a resource in a resource, version 3.0, by a bare origin too', async () => {
    await prepare();
    const signing = { keyId: `ST$${resource.token}`, key: resource.key };
    const parent = 'ocid1.fnapp.oc1..parent';
    const token = await exchange(
      signing,
      `/20180711/resourcePrincipalToken/${parent}`,
      resource.key,
    );
    expect(claimsOf(token)).toMatchObject({ sub: parent, res_id: parent });
    await exchange(signing, '/', resource.key);
  });

  test('names the resource that holds a function, for those who go on from there', async () => {
    await prepare();
    const signing = { keyId: `ST$${resource.token}`, key: resource.key };
    const path = (id: string) => `/20180711/resourcePrincipalToken/${id}`;
    const parent = async (id: string) =>
      (await ask(mock, signing, 'GET', path(id))).headers['opc-parent-rpt-url'];
    const app = 'ocid1.fnapp.oc1.us-chicago-1.a';
    expect(await parent('ocid1.fnfunc.oc1.us-chicago-1.a')).toBe(`${mock.origin}${path(app)}`);
    expect(await parent(app)).toBeUndefined();
    const own = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const { headers } = await ask(mock, own, 'GET', path(resource.id));
    expect(headers['opc-parent-rpt-url']).toBeUndefined();
  });

  test('is refused with another key, to another resource, to users, to strangers', async () => {
    await prepare();
    const path = `/20180711/resourcePrincipalTokenV2/${resource.id}`;
    const keyId = `resource/v2.1/${resource.id}`;
    expect(said(await ask(mock, { keyId, key: otherKey }, 'GET', path))).toEqual(mismatch);
    expect(last()).toMatchObject({
      issuer: 'resource-token',
      identity: { keyId, problem: 'signature-mismatch' },
    });
    const strangers = [
      'resource/v2.1/ocid1.fnfunc.oc1..other',
      `resource/v2.1.1/ocid1.tenancy.oc1..other/${resource.id}`,
      `resource/v2.1.1/${resource.id}`,
      `resource/v2.2/${resource.id}`,
    ];
    for (const other of strangers) {
      expect(said(await ask(mock, { keyId: other, key: resource.key }, 'GET', path))).toEqual(
        refused,
      );
      expect(mock.journal().at(-1)?.identity?.problem).toBe('key-unknown');
    }
    const of = await tenancy.accessFor('session_token');
    const user = {
      keyId: `ST$${readFileSync(setting(of, 'security_token_file'), 'utf8')}`,
      key: createPrivateKey(readFileSync(setting(of, 'key_file'))),
    };
    expect((await ask(mock, user, 'GET', path)).status).toBe(404);
    const bare = await send(mock.origin, { method: 'GET', target: path });
    expect(said(bare)).toEqual(refused);
  });

  test('is not given without what the first step gave', async () => {
    await prepare();
    const signing = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const path = `/20180711/resourcePrincipalTokenV2/${resource.id}`;
    const vouched = JSON.parse((await ask(mock, signing, 'GET', path)).body.toString());
    const good = { ...vouched, sessionPublicKey: spki(key) };
    const wrong = [
      { resourcePrincipalToken: undefined },
      { servicePrincipalSessionToken: undefined },
      { resourcePrincipalToken: vouched.servicePrincipalSessionToken },
      { servicePrincipalSessionToken: vouched.resourcePrincipalToken },
      { resourcePrincipalToken: resource.token },
      { resourcePrincipalToken: `${vouched.resourcePrincipalToken}x` },
    ];
    for (const change of wrong) {
      const body = JSON.stringify({ ...good, ...change });
      expect(said(await ask(mock, signing, 'POST', second, body))).toEqual(refused);
      expect(last()?.identity?.problem).toBe('token-claims-wrong');
    }
    const keyless = JSON.stringify({ ...good, sessionPublicKey: 'AAAA' });
    expect((await ask(mock, signing, 'POST', second, keyless)).status).toBe(400);
    tenancy.advance(20 * 60_000);
    const late = { ...signing, dateOff: 20 * 60_000 };
    expect(said(await ask(mock, late, 'POST', second, JSON.stringify(good)))).toEqual(refused);
  });

  test('is not given for what another tenancy’s resource was vouched for', async () => {
    await prepare();
    const theirs = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const path = `/20180711/resourcePrincipalTokenV2/${resource.id}`;
    const vouched = JSON.parse((await ask(mock, theirs, 'GET', path)).body.toString());
    await open();
    await prepare();
    const own = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const body = JSON.stringify({ ...vouched, sessionPublicKey: spki(key) });
    expect(said(await ask(mock, own, 'POST', second, body))).toEqual(refused);
    expect(last()?.identity?.problem).toBe('token-claims-wrong');
  });

  test('is no token for calls, neither of the two', async () => {
    await prepare();
    const signing = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const path = `/20180711/resourcePrincipalTokenV2/${resource.id}`;
    const vouched = JSON.parse((await ask(mock, signing, 'GET', path)).body.toString());
    for (const token of Object.values(vouched)) {
      expect((await chat({ keyId: `ST$${token}`, key: resource.key })).status).toBe(401);
    }
    expect((await chat(signing)).status).toBe(401);
  });

  test('is refused where nothing is issued', async () => {
    await open({ issuesNothing: true });
    await prepare();
    const signing = { keyId: `resource/v2.1/${resource.id}`, key: resource.key };
    const path = `/20180711/resourcePrincipalTokenV2/${resource.id}`;
    expect(said(await ask(mock, signing, 'GET', path))).toEqual([
      404,
      '{"code":"NotAuthorizedOrNotFound","message":"Authorization failed or requested resource not found."}',
    ]);
    expect(last()?.identity?.problem).toBe('issues-nothing');
    expect(said(await ask(mock, signing, 'POST', second, '{}'))).toEqual(refused);
  });
});

describe('the proxymux', () => {
  const target = '/resourcePrincipalSessionTokens';
  beforeEach(() => open());

  const account = async () => {
    const { environment = {} } = await tenancy.accessFor('oke_workload_identity');
    return readFileSync(environment.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH ?? '', 'utf8');
  };
  const askFor = (bearer: string, body: unknown, path = target) =>
    send(mock.origin, {
      target: path,
      headers: [
        ['authorization', `Bearer ${bearer}`],
        ['content-type', 'application/json'],
      ],
      body: JSON.stringify(body),
    });

  /** The document in an answer, which is base64 in a JSON string. */
  function documentOf(answer: RawAnswer): Readonly<Record<string, string>> {
    const text = answer.body.toString();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/^"[A-Za-z0-9+/]+={0,2}"$/);
    return JSON.parse(Buffer.from(text.slice(1, -1), 'base64').toString());
  }

  test('gives a pod a token for its key, which is taken', async () => {
    const document = documentOf(await askFor(await account(), { podKey: spki(key) }));
    expect(Object.keys(document)).toEqual(['token']);
    expect(document.token).toMatch(/^ST\$ey/);
    expect(claimsOf(document.token ?? '')).toMatchObject({
      ptype: 'workload',
      res_tenant: tenancy.access.tenancyId,
      res_compartment: tenancy.access.compartmentId,
    });
    expect(last()).toMatchObject({
      issuer: 'proxymux',
      reply: 'issue/proxymux',
      identity: { verdict: 'accepted', auth: 'oke_workload_identity' },
      response: { body: { text: '[redacted]' } },
    });
    expect((await chat({ keyId: document.token ?? '', key })).status).toBe(200);
    expect(last()?.identity?.auth).toBe('oke_workload_identity');
  });

  test('takes the key in PEM, as the SDK for Go sends it', async () => {
    const podKey = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    const document = documentOf(await askFor(await account(), { podKey }));
    expect((await chat({ keyId: document.token ?? '', key })).status).toBe(200);
  });

  test('gives a token and its keys where the cluster keeps them', async () => {
    const document = documentOf(await askFor(await account(), {}, `${target}WithCaching`));
    expect(Object.keys(document)).toEqual(['token', 'publicKey', 'privateKey']);
    const [publicPem, privatePem] = ['publicKey', 'privateKey'].map((name) =>
      Buffer.from(document[name] ?? '', 'base64').toString(),
    );
    expect(publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const signing = { keyId: document.token ?? '', key: createPrivateKey(privatePem ?? '') };
    expect((await chat(signing)).status).toBe(200);
  });

  test('refuses in plain words', async () => {
    const good = await account();
    const forbidden = [403, 'Forbidden'];
    for (const bearer of ['', 'garbage', `${good}x`, 'eyJhbGciOiJub25lIn0.e30.']) {
      const answer = await askFor(bearer, { podKey: spki(key) });
      expect(said(answer)).toEqual(forbidden);
      expect(answer.headers['content-type']).toBe('text/plain');
      expect(mock.journal().at(-1)?.identity?.problem).toBe('service-account-token-invalid');
    }
    const bare = await send(mock.origin, { target, body: '{}' });
    expect(said(bare)).toEqual(forbidden);
    tenancy.advance(3_607_000);
    expect(said(await askFor(good, { podKey: spki(key) }))).toEqual(forbidden);
    expect(last()?.identity).toMatchObject({ problem: 'service-account-token-invalid' });
  });

  test('takes no Oracle token for a service account’s', async () => {
    const { environment = {} } = await tenancy.accessFor('resource_principal');
    const token = readFileSync(environment.OCI_RESOURCE_PRINCIPAL_RPST ?? '', 'utf8');
    expect((await askFor(token, { podKey: spki(key) })).status).toBe(403);
  });

  test('needs a key', async () => {
    expect(said(await askFor(await account(), {}))).toEqual([
      400,
      '{"code":"InvalidParameter","message":"podKey is not an RSA public key."}',
    ]);
  });

  test('refuses where nothing is issued', async () => {
    await open({ issuesNothing: true });
    const bearer = await account();
    expect(said(await askFor(bearer, { podKey: spki(key) }))).toEqual([403, 'Forbidden']);
    expect(last()?.identity?.problem).toBe('issues-nothing');
    const prefix = `/t/${tenancy.name}`;
    await expect(metadata(mock, 'identity/cert.pem', prefix)).rejects.toThrow('404 Not Found');
    expect(await metadata(mock, 'instance/region', prefix)).toBe('us-chicago-1');
  });
});
