import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeRsaKey } from '../../keys/rsa-key.js';
import { createAuthority } from '../identity/authority.js';
import { trustStore } from './trust-store.js';

it('is a JKS with one trusted certificate, and the digest that keytool demands', async () => {
  const pem = await createAuthority(makeRsaKey).rootPem();
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const store = trustStore(pem, 1_795_000_000_000);
  // Magic, version 2, one entry, tag 2, the alias, the date.
  expect(store.subarray(0, 16).toString('hex')).toBe('feedfeed000000020000000100000002');
  expect(store.subarray(16, 29).toString('latin1')).toBe('\0\x0boci-conform');
  expect(store.readBigUInt64BE(29)).toBe(1_795_000_000_000n);
  expect(store.subarray(37, 44).toString('latin1')).toBe('\0\x05X.509');
  expect(store.readUInt32BE(44)).toBe(der.length);
  expect(store.subarray(48, 48 + der.length)).toEqual(der);
  const digest = createHash('sha1')
    .update('\0c\0h\0a\0n\0g\0e\0i\0tMighty Aphrodite')
    .update(store.subarray(0, -20))
    .digest();
  expect(store.subarray(-20)).toEqual(digest);
});
