import { describe, expect, it } from 'vitest';
import { coveredNames, decodeBase64, parseAuthorization } from './authorization.js';

describe('parseAuthorization', () => {
  const parameters = {
    version: '1',
    keyId: 't/u/f',
    algorithm: 'rsa-sha256',
    headers: 'date (request-target) host',
    signature: 'AAAA',
  };

  it.each([
    'Signature version="1",keyId="t/u/f",algorithm="rsa-sha256",headers="date (request-target) host",signature="AAAA"',
    'Signature algorithm="rsa-sha256",headers="date (request-target) host",keyId="t/u/f",signature="AAAA",version="1"',
    'Signature headers="date (request-target) host", keyId="t/u/f" ,algorithm="rsa-sha256",  signature="AAAA",\tversion="1"',
    'signature  version="1",keyId="t/u/f",algorithm="rsa-sha256",headers="date (request-target) host",signature="AAAA"',
    'Signature version="1",keyId="t/u/f",realm="x",algorithm="rsa-sha256",headers="date (request-target) host",signature="AAAA",created="1"',
  ])('reads %s', (value) => {
    expect(parseAuthorization(value)).toEqual({ ok: true, parameters });
  });

  it('leaves it to the verifier to miss a parameter', () => {
    expect(parseAuthorization('Signature version="1"')).toEqual({
      ok: true,
      parameters: { version: '1' },
    });
  });

  it.each([
    ['scheme-not-signature', ''],
    ['scheme-not-signature', 'Bearer not-used'],
    ['scheme-not-signature', 'Signatures version="1"'],
    ['scheme-not-signature', 'version="1"'],
    ['authorization-malformed', 'Signature'],
    ['authorization-malformed', 'Signature '],
    ['authorization-malformed', 'Signature version=1'],
    ['authorization-malformed', "Signature version='1'"],
    ['authorization-malformed', 'Signature version="1"keyId="a"'],
    ['authorization-malformed', 'Signature version="1" keyId="a"'],
    ['authorization-malformed', 'Signature version="1",'],
    ['authorization-malformed', 'Signature version="1",,keyId="a"'],
    ['authorization-malformed', 'Signature version="1",keyId="a'],
    ['authorization-malformed', 'Signature version = "1"'],
  ])('finds %s in %j', (problem, value) => {
    expect(parseAuthorization(value)).toEqual({ ok: false, problem });
  });

  it('names a duplicate', () => {
    expect(parseAuthorization('Signature version="1",keyId="a",keyId="a"')).toEqual({
      ok: false,
      problem: 'parameter-duplicated',
      name: 'keyId',
    });
  });
});

it('coveredNames takes several spaces', () => {
  expect(coveredNames(' date  (request-target) Host ')).toEqual([
    'date',
    '(request-target)',
    'Host',
  ]);
});

describe('decodeBase64', () => {
  it('decodes the standard alphabet', () => {
    expect(decodeBase64('+/8=')).toEqual(Buffer.from([0xfb, 0xff]));
  });

  it.each([
    ['nothing', ''],
    ['base64url', '-_8='],
    ['no padding', '+/8'],
    ['too much padding', '+/8=='],
    ['junk inside', '+*/8='],
    ['a space', '+/ 8='],
    ['a newline', '+/8=\n'],
    ['unused bits that are set', '+/9='],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
