import { describe, expect, it } from 'vitest';
import { canonicalKeyId, isWellFormedKeyId, safeKeyId } from './key-id.js';

const fingerprint = '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34';
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl';

describe('isWellFormedKeyId', () => {
  it.each([`t/u/${fingerprint}`, `ST$${jwt}`, 't/fed-x509/AABB', 'resource/v2.1.1/t/r'])(
    'takes %s',
    (keyId) => expect(isWellFormedKeyId(keyId)).toBe(true),
  );

  it.each([
    '',
    `t//${fingerprint}`,
    `/u/${fingerprint}`,
    't/u/',
    't/u',
    'ST$undefined',
    'ST$',
    't/u/f\n',
  ])('refuses %j', (keyId) => expect(isWellFormedKeyId(keyId)).toBe(false));
});

describe('canonicalKeyId', () => {
  it('ignores case and colons of the fingerprint, not of the OCIDs', () => {
    expect(canonicalKeyId('T/u/203B9713551C5B0DD337D8504EC53A34')).toBe(`T/u/${fingerprint}`);
    expect(canonicalKeyId(`t/U/${fingerprint.toUpperCase()}`)).toBe(`t/U/${fingerprint}`);
  });

  it('leaves what has no fingerprint alone', () => {
    expect(canonicalKeyId(`ST$${jwt}`)).toBe(`ST$${jwt}`);
    expect(canonicalKeyId('t/u/not-a-fingerprint')).toBe('t/u/not-a-fingerprint');
  });
});

describe('safeKeyId', () => {
  it('shows an API key’s id', () => {
    expect(safeKeyId(`t/u/${fingerprint}`)).toBe(`t/u/${fingerprint}`);
  });

  it('cuts tokens', () => {
    expect(safeKeyId(`ST$${jwt}`)).toBe('ST$…');
  });

  it('shows nothing that has no keyId’s shape', () => {
    expect(safeKeyId('-----BEGIN PRIVATE KEY-----')).toBeUndefined();
    expect(safeKeyId(jwt)).toBeUndefined();
  });
});
