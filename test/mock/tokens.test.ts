/** Tokens in the keyId, over real HTTP. What is expected of each is written by hand. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { chatBody, profileOf, send, signed, signedChat } from './client.js';
import { decode, on, tokenOf } from './token-client.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const unverified = '{ "code": "401", "message": "Failed to verify the HTTP(S) Signature" }';
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) => decode(token.split('.')[1]);
const { last, refused, session } = on(() => mock);

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
    tenancy.advance(110_000);
    expect((await ask()).status).toBe(200);
    tenancy.advance(20_000);
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
