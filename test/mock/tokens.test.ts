/** Tokens in the keyId, over real HTTP. What is expected of each is written by hand. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import common from 'oci-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Access } from '../../src/protocol/access.js';
import type { AuthMode } from '../../src/protocol/call.js';
import type { IdentityRecord } from '../../src/protocol/exchange.js';
import type { Reply } from '../../src/protocol/reply.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { chatBody, type Otherwise, profileOf, send, signed, signedChat } from './client.js';

const required =
  '{ "code": "401", "message": "The required information to complete authentication was not provided or was incorrect." }';
const unverified = '{ "code": "401", "message": "Failed to verify the HTTP(S) Signature" }';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

const tokenOf = (access: Access) =>
  readFileSync(profileOf(access).security_token_file ?? '', 'utf8');
const claimsOf = (token: string) => decode(token.split('.')[1]);

/** The identity of the last exchange of a journal. */
const last = (of: Pick<Mock, 'journal'> = mock): IdentityRecord | undefined =>
  of.journal().at(-1)?.identity;

/** A tenancy with a session, and what is sent with it. */
async function session(switches: TenancySwitches = {}, on = mock) {
  const tenancy = await on.createTenancy({ switches });
  const access = await tenancy.accessFor('session_token');
  const ask = (otherwise: Otherwise = {}) => send(on.origin, signedChat(access, {}, otherwise));
  return { tenancy, access, ask };
}

/** Asks, and expects a refusal for this problem, in the journal of whoever is named. */
async function refused(
  asking: Promise<{ status: number; body: Buffer }>,
  problem: string,
  of: Pick<Mock, 'journal'> = mock,
  body = required,
) {
  const answer = await asking;
  expect([answer.status, answer.body.toString()]).toEqual([401, body]);
  const identity = last(of);
  expect(identity).toMatchObject({ verdict: 'refused', problem, diagnosis: { problem } });
  return identity;
}

describe('a session token', () => {
  it('says whose a request is, as a user’s', async () => {
    const { tenancy, access, ask } = await session();
    expect((await ask()).status).toBe(200);
    expect(last(tenancy)).toEqual({
      verdict: 'accepted',
      auth: 'session_token',
      token: expect.stringMatching(/^[0-9a-f]{8}$/),
      keyId: 'ST$[redacted]',
    });
    const [header, claims, signature] = tokenOf(access).split('.');
    expect(decode(header)).toEqual({ kid: expect.stringMatching(/^asw/), alg: 'RS256' });
    expect(signature).toMatch(/^[\w-]{342}$/);
    const { iat, exp, jwk, ...said } = decode(claims);
    expect(said).toMatchObject({
      sub: expect.stringMatching(/^ocid1\.user\.oc1\.\.a/),
      iss: 'authService.oracle.com',
      aud: 'oci',
      ptype: 'user',
      ttype: 'login',
      tenant: tenancy.access.tenancyId,
      jti: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    });
    expect(Number(exp) - Number(iat)).toBe(3600);
    expect(typeof jwk).toBe('string');
    const key = createPublicKey(readFileSync(profileOf(access).key_file ?? ''));
    const { n, e } = key.export({ format: 'jwk' });
    expect(JSON.parse(String(jwk))).toEqual({
      kid: expect.any(String),
      n,
      e,
      kty: 'RSA',
      alg: 'RS256',
      use: 'sig',
    });
  });

  it('is signed with a key of its own, and its profile names no user', async () => {
    const { access } = await session();
    const profile = profileOf(access);
    const apiKey = profileOf({ ...access, profile: 'api_key' });
    expect(Object.keys(profile).sort()).toEqual([
      'fingerprint',
      'key_file',
      'region',
      'security_token_file',
      'tenancy',
    ]);
    expect(profile.fingerprint).not.toBe(apiKey.fingerprint);
    expect(tokenOf(access)).not.toMatch(/\s/);
    for (const name of ['key_file', 'security_token_file']) {
      expect(statSync(profile[name] ?? '').mode & 0o777).toBe(0o600);
    }
  });

  it('is told from another by its word', async () => {
    const { tenancy, ask } = await session();
    await ask();
    await ask();
    await tenancy.renewTokens();
    await ask();
    const words = tenancy.journal().map(({ identity }) => identity?.token);
    expect(words[0]).toBe(words[1]);
    expect(words[2]).not.toBe(words[0]);
  });

  it('is good for as long as the tenancy says', async () => {
    const { tenancy, access, ask } = await session({ tokenLifetime: 120 });
    const { iat, exp } = claimsOf(tokenOf(access));
    expect(Number(exp) - Number(iat)).toBe(120);
    tenancy.advance(118_000);
    expect((await ask()).status).toBe(200);
    tenancy.advance(12_000);
    const identity = await refused(ask(), 'token-expired', tenancy);
    expect(identity?.diagnosis?.summary).toMatch(/has expired, \d+ s ago\.$/);
    await tenancy.renewTokens();
    expect((await ask()).status).toBe(200);
  });

  it('is not good before it was issued', async () => {
    const { tenancy, ask } = await session();
    tenancy.advance(-60_000);
    await refused(ask(), 'token-not-yet-valid', tenancy);
  });

  it('that was revoked is refused, its successor is not', async () => {
    const { tenancy, ask } = await session();
    expect((await ask()).status).toBe(200);
    tenancy.revokeTokens();
    await refused(ask(), 'token-revoked', tenancy);
    await tenancy.renewTokens();
    expect((await ask()).status).toBe(200);
  });

  it('of a tenancy that is gone is refused', async () => {
    const { tenancy, access, ask } = await session();
    const asked = signedChat(access);
    expect((await ask()).status).toBe(200);
    const file = profileOf(access).security_token_file ?? '';
    await tenancy.close();
    expect(existsSync(file)).toBe(false);
    const identity = await refused(send(mock.origin, asked), 'token-claims-wrong');
    expect(identity?.diagnosis?.summary).toContain('`tenant`');
  });

  it('chooses the tenancy with auth off and lenient', async () => {
    for (const auth of ['off', 'lenient'] as const) {
      await using other = await startMock({ auth });
      const { tenancy, ask } = await session({}, other);
      tenancy.revokeTokens();
      expect((await ask()).status).toBe(200);
      expect(tenancy.journal()).toHaveLength(1);
      const expected = { verdict: 'let-through', problem: 'token-revoked' };
      expect(last(tenancy)).toMatchObject(auth === 'off' ? { verdict: 'unchecked' } : expected);
    }
  });
});

describe('a token that was tampered with', () => {
  const forgeries: readonly (readonly [
    name: string,
    problem: string,
    forge: (token: string) => string,
  ])[] = [
    [
      'signed by somebody else',
      'token-untrusted',
      (token) => {
        const [header, claims] = token.split('.');
        const text = `${header}.${claims}`;
        return `${text}.${sign('sha256', Buffer.from(text), stranger.privateKey).toString('base64url')}`;
      },
    ],
    [
      'with other claims',
      'token-untrusted',
      (token) => {
        const [header, claims, signature] = token.split('.');
        return `${header}.${encode({ ...decode(claims), exp: 4_000_000_000 })}.${signature}`;
      },
    ],
    [
      'without a signature, alg none',
      'token-untrusted',
      (token) => `${encode({ alg: 'none' })}.${token.split('.')[1]}.`,
    ],
    [
      'with alg none and a signature',
      'token-untrusted',
      (token) => {
        const [, claims, signature] = token.split('.');
        return `${encode({ alg: 'none' })}.${claims}.${signature}`;
      },
    ],
    [
      'with HS256 and the public key as its secret',
      'token-untrusted',
      (token) => {
        const [, claims] = token.split('.');
        const jwk: unknown = JSON.parse(String(decode(claims).jwk));
        const text = `${encode({ alg: 'HS256' })}.${claims}`;
        const secret = JSON.stringify(jwk);
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
      },
    ],
    ['of parts that are no JSON', 'token-malformed', () => 'AAAA.BBBB.CCCC'],
    [
      'whose claims are no object',
      'token-malformed',
      (token) => {
        const [header, , signature] = token.split('.');
        return `${header}.${encode([1])}.${signature}`;
      },
    ],
    ['of two parts', 'key-id-malformed', (token) => token.split('.').slice(0, 2).join('.')],
    ['read before it was there', 'key-id-malformed', () => 'undefined'],
    ['that is empty', 'key-id-malformed', () => ''],
  ];

  it.each(forgeries)('%s is refused: %s', async (_, problem, forge) => {
    const { access, ask } = await session();
    const forged = forge(tokenOf(access));
    const identity = await refused(ask({ keyId: `ST$${forged}` }), problem);
    expect(identity?.keyId ?? 'ST$[redacted]').toBe('ST$[redacted]');
    if (forged.length > 8) expect(JSON.stringify(mock.journal().at(-1))).not.toContain(forged);
  });

  it('names the algorithm that it claims', async () => {
    const { access, ask } = await session();
    const forged = `${encode({ alg: 'none' })}.${tokenOf(access).split('.')[1]}.`;
    const identity = await refused(ask({ keyId: `ST$${forged}` }), 'token-untrusted');
    expect(identity?.diagnosis?.summary).toBe(
      'The token in the keyId was not signed by the service (`alg none`).',
    );
  });

  it('of another mock is refused', async () => {
    await using other = await startMock();
    const { access } = await session({}, other);
    const asked = signedChat({ ...access, endpoint: mock.origin });
    await refused(send(mock.origin, asked), 'token-untrusted');
  });
});

describe('a token whose claims do not fit', () => {
  const now = Math.floor(Date.now() / 1000);
  const wrong: readonly (readonly [string, TenancySwitches['tokenClaims'], string, string])[] = [
    ['wrong iss', { iss: 'authService.example.com' }, 'token-claims-wrong', '`iss`'],
    ['no iss', { iss: null }, 'token-claims-wrong', '`iss`'],
    ['wrong aud', { aud: 'somebody' }, 'token-claims-wrong', '`aud`'],
    ['no exp', { exp: null }, 'token-claims-wrong', '`exp`'],
    ['exp that is no number', { exp: String(now + 600) }, 'token-claims-wrong', '`exp`'],
    ['wrong ptype', { ptype: 'nobody' }, 'token-claims-wrong', '`ptype`'],
    ['exp in the past', { exp: now - 600 }, 'token-expired', ' s ago'],
    ['nbf in the future', { nbf: now + 600 }, 'token-not-yet-valid', 'for another '],
    ['iat in the future', { iat: now + 600 }, 'token-not-yet-valid', 'for another '],
    ['no jwk', { jwk: null }, 'token-without-key', 'holds no public key'],
    ['jwk that is an object', { jwk: { kty: 'RSA' } }, 'token-without-key', 'jwk is no text'],
    ['jwk that is no JSON', { jwk: '{kty' }, 'token-without-key', 'jwk cannot be read'],
    [
      'jwk of an EC key',
      { jwk: '{"kty":"EC","crv":"P-256"}' },
      'token-without-key',
      'jwk is no RSA key',
    ],
  ];

  it.each(wrong)('%s', async (_, tokenClaims = {}, problem, said) => {
    const { tenancy, ask } = await session({ tokenClaims });
    const identity = await refused(ask(), problem, tenancy);
    expect(identity?.diagnosis?.summary).toContain(said);
  });

  it('names a tenancy that nobody has', async () => {
    const tenant = 'ocid1.tenancy.oc1..aaaaaaaanobody';
    const { ask } = await session({ tokenClaims: { tenant } });
    const identity = await refused(ask(), 'token-claims-wrong');
    expect(identity?.diagnosis?.summary).toContain('`tenant`');
  });

  it.each([
    ['older tokens’ aud', { aud: 'opc.oracle.com' }],
    ['aud in an array', { aud: ['oci'] }],
    ['no iat', { iat: null }],
    ['no jti', { jti: null }],
  ])('but is accepted with %s', async (_, tokenClaims) => {
    const { ask } = await session({ tokenClaims });
    expect((await ask()).status).toBe(200);
  });

  it('speaks for another tenancy than the compartment’s: 404', async () => {
    const other = await mock.createTenancy();
    const { access } = await session({ tokenClaims: { tenant: other.access.tenancyId } });
    expect((await send(mock.origin, signedChat(access))).status).toBe(404);
    const body = chatBody(other.access);
    const headers = signed(access, 'POST', '/20231130/actions/chat', body);
    expect((await send(mock.origin, { headers, body })).status).toBe(200);
  });
});

describe('a signature with a token', () => {
  it('by another key than the token’s is refused as a signature', async () => {
    const { tenancy, ask } = await session();
    const identity = await refused(
      ask({ key: stranger.privateKey }),
      'signature-mismatch',
      tenancy,
      unverified,
    );
    expect(identity?.diagnosis?.summary).toContain(
      'the key that the token in the keyId was issued for',
    );
  });

  it('by the API key is refused, and the key is named', async () => {
    const { tenancy, access } = await session();
    const apiKey = readFileSync(profileOf({ ...access, profile: 'api_key' }).key_file ?? '');
    const asked = signedChat(access, {}, { key: createPrivateKey(apiKey) });
    const identity = await refused(
      send(mock.origin, asked),
      'signature-mismatch',
      tenancy,
      unverified,
    );
    expect(identity?.diagnosis?.hypothesis).toBe('other-known-key');
  });

  it('over other bytes is refused', async () => {
    const { tenancy, access } = await session();
    const { headers = [], body = '' } = signedChat(access);
    const spoiled = String(body).replace('Hello', 'Hellp');
    await refused(
      send(mock.origin, { headers, body: spoiled }),
      'digest-mismatch',
      tenancy,
      unverified,
    );
  });
});

describe('the clock', () => {
  it('by which a request’s date is judged is that of the tenancy that key or token names', async () => {
    const { tenancy, ask } = await session({ clockOffset: 400 });
    const answer = await ask();
    expect(answer.status).toBe(401);
    expect(answer.body.toString()).toMatch(
      /^\{ "code": "401", "message": "Date '.* UTC' is not within allowed clock skew\. Current '/,
    );
    expect(last(tenancy)?.problem).toBe('date-skewed');
    expect((await ask({ now: Date.now() + 400_000 })).status).toBe(200);
    const apiKey = await tenancy.accessFor('api_key');
    expect((await send(mock.origin, signedChat(apiKey))).status).toBe(401);
    expect(last(tenancy)?.problem).toBe('date-skewed');
    const ahead = signedChat(apiKey, {}, { now: Date.now() + 400_000 });
    const good = await send(mock.origin, ahead);
    expect(good.status).toBe(200);
    const told = (Date.parse(good.headers.date ?? '') - Date.now()) / 1000;
    expect(told).toBeGreaterThan(390);
    expect(told).toBeLessThan(410);
  });

  it('that was moved expires tokens, but not the dates of clients whose own clock stood still', async () => {
    const { tenancy, access, ask } = await session();
    tenancy.advance(3_700_000);
    await refused(ask(), 'token-expired', tenancy);
    const apiKey = await tenancy.accessFor('api_key');
    expect((await send(mock.origin, signedChat(apiKey))).status).toBe(200);
    const along = { now: Date.now() + 3_700_000 };
    expect((await send(mock.origin, signedChat(apiKey, {}, along))).status).toBe(200);
    const between = { now: Date.now() + 1_800_000 };
    expect((await send(mock.origin, signedChat(apiKey, {}, between))).status).toBe(401);
    expect(last(tenancy)?.problem).toBe('date-skewed');
    await tenancy.renewTokens();
    expect((await send(mock.origin, signedChat(access))).status).toBe(200);
  });

  it('moves on with a reply, and tokens are revoked and written anew, before the answer is there', async () => {
    const { tenancy, access, ask } = await session({ tokenLifetime: 60 });
    const before = tokenOf(access);
    tenancy.reply(
      { error: { status: 429, message: 'a' }, afterwards: { advance: 100 } },
      { error: { status: 429, message: 'b' }, afterwards: { revokeTokens: true } },
      {
        error: { status: 429, message: 'c' },
        afterwards: { revokeTokens: true, renewTokens: true },
      },
    );
    expect((await ask()).status).toBe(429);
    await refused(ask(), 'token-expired', tenancy);
    await tenancy.renewTokens();
    expect(tokenOf(access)).not.toBe(before);
    expect((await ask()).status).toBe(429);
    await refused(ask(), 'token-revoked', tenancy);
    await tenancy.renewTokens();
    const old = tokenOf(access);
    expect((await ask()).status).toBe(429);
    expect(tokenOf(access)).not.toBe(old);
    await refused(ask({ keyId: `ST$${old}` }), 'token-revoked', tenancy);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    [{ advance: '1' }, 'afterwards.advance'],
    [{ advance: Number.POSITIVE_INFINITY }, 'afterwards.advance'],
    [{ revokeTokens: false }, 'afterwards.revokeTokens'],
    [{ renew: true }, 'afterwards.renew'],
  ])('is not moved by %j', (afterwards, place) => {
    // What a script says is not taken on trust, whatever its type is.
    const reply: Reply = { error: { status: 429, message: '' } };
    const told = Object.assign<Reply, object>(reply, { afterwards });
    expect(() => mock.tenancy.reply(told)).toThrow(place);
  });
});

describe('a delegation token', () => {
  const obo = (value: string) => ({ extra: [['opc-obo-token', value] as const] });
  const delegated = async (of: MockTenancy) => {
    const { delegationTokenFile = '' } = await of.accessFor('instance_principal');
    return readFileSync(delegationTokenFile, 'utf8');
  };

  it('of the tenancy is accepted beside its principal’s', async () => {
    const { tenancy, ask } = await session();
    expect((await ask(obo(await delegated(tenancy)))).status).toBe(200);
    expect(last(tenancy)).toMatchObject({ auth: 'session_token', delegated: true });
    const apiKey = await tenancy.accessFor('api_key');
    const asked = signedChat(apiKey, {}, obo(await delegated(tenancy)));
    expect((await send(mock.origin, asked)).status).toBe(200);
    expect(last(tenancy)).toMatchObject({ auth: 'api_key', delegated: true });
  });

  it.each<[string, (own: MockTenancy, access: Access) => Promise<string>, string]>([
    ['no JWT', async () => 'canary.delegation-token.0123456789', 'no signed JWT'],
    ['of another tenancy', async () => delegated(mock.tenancy), 'of another tenancy'],
    ['that is a session’s', async (_, access) => tokenOf(access), 'issued for something else'],
    [
      'that is revoked',
      async (own) => {
        const token = await delegated(own);
        own.revokeTokens();
        await own.renewTokens();
        return token;
      },
      'revoked',
    ],
  ])('%s is refused', async (_, make, said) => {
    const { tenancy, access, ask } = await session();
    const token = await make(tenancy, access);
    const identity = await refused(ask(obo(token)), 'delegation-token-invalid', tenancy);
    expect(identity?.diagnosis?.summary).toContain(said);
    expect(JSON.stringify(tenancy.journal())).not.toContain(token);
  });

  it('that has expired is refused', async () => {
    const { tenancy, ask } = await session({ tokenLifetime: 100 });
    const token = await delegated(tenancy);
    tenancy.advance(150_000);
    const { access } = tenancy;
    const asked = signedChat(access, {}, obo(token));
    const identity = await refused(send(mock.origin, asked), 'delegation-token-invalid', tenancy);
    expect(identity?.diagnosis?.summary).toContain('expired');
    await refused(ask(), 'token-expired', tenancy);
  });
});

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
