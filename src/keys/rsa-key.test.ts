import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeRsaKey, makeRsaKeyAside } from './rsa-key.js';

describe('makeRsaKey and makeRsaKeyAside', () => {
  it('make keys of 2048 bits whose signatures verify, each another', async () => {
    const keys = await Promise.all([makeRsaKey(), makeRsaKey(), makeRsaKeyAside()]);
    const data = Buffer.from('date: Sat, 21 Nov 2026 06:45:45 GMT');
    for (const key of keys) {
      const pem = key.export({ type: 'pkcs8', format: 'pem' });
      const publicKey = createPublicKey(pem);
      expect(publicKey.asymmetricKeyType).toBe('rsa');
      expect(publicKey.asymmetricKeyDetails).toEqual({
        modulusLength: 2048,
        publicExponent: 65_537n,
      });
      const signature = sign('sha256', data, createPrivateKey(pem));
      expect(verify('sha256', data, publicKey, signature)).toBe(true);
      const others = keys.filter((other) => other !== key);
      for (const other of others) {
        expect(verify('sha256', data, createPublicKey(other), signature)).toBe(false);
      }
    }
  });
});
