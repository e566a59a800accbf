import { createHmac, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newPair } from '../../../test/signature/by-hand.js';
import type { TokenRecipe } from '../call.js';
import { signRequest } from './signing.js';
import { spoilToken } from './spoil-token.js';

const session = newPair();
const stranger = newPair();
const issuer = newPair();

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

const header = { kid: 'asw', alg: 'RS256' };
const { kty, n, e } = session.publicKey.export({ format: 'jwk' });
const claims = { sub: 'ocid1.user.oc1..me', exp: 200, jwk: JSON.stringify({ kty, n, e }) };
const body = `${encode(header)}.${encode(claims)}`;
const token = `${body}.${sign('sha256', Buffer.from(body), issuer.privateKey).toString('base64url')}`;

const spoiled = (recipe: TokenRecipe) => spoilToken(token, recipe, stranger.privateKey);
const partsOf = (text: string) => text.split('.');

describe('a token', () => {
  it('is as it was issued where nothing is to be spoiled', () => {
    expect(spoiled({})).toBe(token);
  });

  it('has other claims, and lacks those that are null, under the signature it had', () => {
    const [first, second, third] = partsOf(spoiled({ claims: { exp: 900, jwk: null } }));
    const [wasFirst, , wasThird] = partsOf(token);
    expect([first, third]).toEqual([wasFirst, wasThird]);
    expect(decode(second)).toEqual({ sub: 'ocid1.user.oc1..me', exp: 900 });
  });

  it('says that it is not signed, and is not', () => {
    const [first, second, third] = partsOf(spoiled({ header: { alg: 'none' }, signature: 'none' }));
    expect(decode(first)).toEqual({ kid: 'asw', alg: 'none' });
    expect([second, third]).toEqual([partsOf(token)[1], '']);
  });

  it('is signed by a stranger', () => {
    const [first, second, third = ''] = partsOf(spoiled({ signature: 'stranger' }));
    const bytes = Buffer.from(`${first}.${second}`);
    expect(verify('sha256', bytes, stranger.publicKey, Buffer.from(third, 'base64url'))).toBe(true);
  });

  it('is signed with the public key that everybody knows', () => {
    const text = spoiled({ header: { alg: 'HS256' }, signature: 'hs256' });
    const [first, second, third] = partsOf(text);
    const pem = session.publicKey.export({ type: 'spki', format: 'pem' });
    const expected = createHmac('sha256', pem).update(`${first}.${second}`).digest('base64url');
    expect([decode(first).alg, third]).toEqual(['HS256', expected]);
  });

  it('cannot be spoiled where it is none, or where a key is missing', () => {
    expect(() => spoilToken('a.WzFd.c', { claims: {} })).toThrow('no JWT');
    expect(() => spoilToken(token, { signature: 'stranger' })).toThrow('no second key');
  });
});

describe('a request that presents a token', () => {
  const context = { host: 'h', now: 0, values: {}, keyId: `ST$${token}` };
  const keys = { own: session.privateKey };
  const keyIdOf = (signing: object, settings = context) =>
    signRequest({ method: 'GET', target: '/', signing }, keys, settings).headers.flatMap(
      ([name, value]) => (name === 'authorization' ? [/keyId="([^"]*)"/.exec(value)?.[1]] : []),
    );

  it('names it in the keyId, as it is or spoiled', () => {
    expect(keyIdOf({})).toEqual([`ST$${token}`]);
    expect(keyIdOf({ token: {} })).toEqual([`ST$${token}`]);
    const [first, second] = partsOf(token);
    expect(keyIdOf({ token: { signature: 'none' } })).toEqual([`ST$${first}.${second}.`]);
    expect(keyIdOf({ keyId: 'mine', token: {} })).toEqual(['mine']);
  });

  it('cannot be made where the credential is no token', () => {
    expect(() => keyIdOf({ token: {} }, { ...context, keyId: 't/u/f' })).toThrow('none was given');
  });
});
