/** Tokens whose time comes and goes, and tokens that delegate, over real HTTP. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Access } from '../../src/protocol/access.js';
import type { Reply } from '../../src/protocol/reply.js';
import { send, signedChat } from './client.js';
import { on, tokenOf } from './token-client.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const { last, refused, session } = on(() => mock);

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
