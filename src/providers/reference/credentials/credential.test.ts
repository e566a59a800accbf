import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AuthenticationDetailsProvider, HttpRequest } from 'oci-common';
import { describe, expect, it } from 'vitest';
import { createCredential, type Source } from './credential.js';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const providerOf = (keyId: string): AuthenticationDetailsProvider => ({
  getKeyId: async () => keyId,
  getPrivateKey: () => pem,
  getPassphrase: () => null,
});

const sourceOf = (more: Partial<Source> = {}): Source => ({
  auth: 'session_token',
  open: async () => providerOf('ST$first'),
  ...more,
});

const request = (): HttpRequest => ({
  method: 'GET',
  uri: 'http://127.0.0.1:4000/20231130/models?limit=5',
  headers: new Headers(),
});

const keyIdOf = ({ headers }: HttpRequest) =>
  /keyId="([^"]+)"/.exec(headers.get('authorization') ?? '')?.[1];

describe('signing', () => {
  it('is Oracle’s signer’s, with what the source gives', async () => {
    const one = request();
    expect(await createCredential(sourceOf()).sign(one)).toBe(0);
    expect(keyIdOf(one)).toBe('ST$first');
    const lines = [
      `x-date: ${one.headers.get('x-date')}`,
      '(request-target): get /20231130/models?limit=5',
      'host: 127.0.0.1:4000',
    ];
    const [, signature = ''] =
      /signature="([^"]+)"/.exec(one.headers.get('authorization') ?? '') ?? [];
    const data = Buffer.from(lines.join('\n'));
    expect(verify('sha256', data, pair.publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('opens the source once for requests that are signed at once', async () => {
    let opened = 0;
    const credential = createCredential(
      sourceOf({
        async open() {
          opened += 1;
          await setImmediate();
          return providerOf('ST$first');
        },
      }),
    );
    await Promise.all([request(), request(), request()].map((one) => credential.sign(one)));
    expect(opened).toBe(1);
  });

  it('tries again to open what failed before', async () => {
    let opened = 0;
    const credential = createCredential(
      sourceOf({
        async open() {
          opened += 1;
          if (opened === 1) throw { code: -1, message: 'status: 503' };
          return providerOf('ST$first');
        },
      }),
    );
    await expect(credential.sign(request())).rejects.toThrow(
      'There is no credential for session_token: status: 503',
    );
    expect(await credential.sign(request())).toBe(0);
  });

  it('says of a request that it cannot be signed, where that is so', async () => {
    const odd = { ...request(), method: 'POST', body: new Uint8Array(3) } as const;
    await expect(createCredential(sourceOf()).sign(odd)).rejects.toThrow(
      /^The request cannot be signed: /,
    );
  });
});

describe('renewing', () => {
  const renewing = (renew: Source['renew']) =>
    createCredential(sourceOf(renew === undefined ? {} : { renew }));

  it('is not offered where the source has nothing fresher', () => {
    expect(renewing(undefined)).not.toHaveProperty('renew');
  });

  it('is done once for all that were refused with one edition, however late they ask', async () => {
    let renewed = 0;
    const credential = renewing(async () => {
      renewed += 1;
      await setImmediate();
      return providerOf(`ST$renewed-${renewed}`);
    });
    const edition = await credential.sign(request());
    await Promise.all([credential.renew?.(edition), credential.renew?.(edition)]);
    await credential.renew?.(edition);
    const one = request();
    expect(await credential.sign(one)).toBe(1);
    expect(keyIdOf(one)).toBe('ST$renewed-1');
    await credential.renew?.(1);
    expect(await credential.sign(request())).toBe(2);
  });

  it('that fails leaves the credential as it was, and may be tried again', async () => {
    let tried = 0;
    const credential = renewing(async () => {
      tried += 1;
      throw new Error('the issuer is away');
    });
    await credential.sign(request());
    await expect(credential.renew?.(0)).rejects.toThrow('the issuer is away');
    await expect(credential.renew?.(0)).rejects.toThrow('the issuer is away');
    expect(tried).toBe(2);
    const one = request();
    expect(await credential.sign(one)).toBe(0);
    expect(keyIdOf(one)).toBe('ST$first');
  });
});

it('gives the probe its keyId and key', async () => {
  const { keyId, privateKey } = await createCredential(sourceOf()).key();
  expect(keyId).toBe('ST$first');
  expect(createPublicKey(privateKey).equals(pair.publicKey)).toBe(true);
});

it('is closed with its source', () => {
  let closed = 0;
  createCredential(sourceOf({ close: () => (closed += 1) })).close();
  createCredential(sourceOf()).close();
  expect(closed).toBe(1);
});
