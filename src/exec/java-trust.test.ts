import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../mock/identity/authority.js';
import { trustStoreOf } from './java-trust.js';

describe('trustStoreOf', () => {
  it('is a JKS with one certificate that is trusted, and its digest under "changeit"', async () => {
    const pem = await createAuthority().rootPem();
    const { raw } = new X509Certificate(pem);
    const store = trustStoreOf(pem);
    // Magic, version 2, one entry, of the kind that is trusted.
    expect(store.subarray(0, 16).toString('hex')).toBe('feedfeed000000020000000100000002');
    expect(store.subarray(16, 29).toString('latin1')).toBe('\0\u000boci-conform');
    expect(store.subarray(37, 44).toString('latin1')).toBe('\0\u0005X.509');
    expect(store.readUInt32BE(44)).toBe(raw.length);
    expect(store.subarray(48, -20).equals(raw)).toBe(true);
    const salt = '\0c\0h\0a\0n\0g\0e\0i\0tMighty Aphrodite';
    const digest = createHash('sha1')
      .update(Buffer.from(salt, 'latin1'))
      .update(store.subarray(0, -20));
    expect(store.subarray(-20).equals(digest.digest())).toBe(true);
  });
});
