import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  webcrypto,
  X509Certificate,
} from 'node:crypto';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { connect, createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRsaKey } from '../../keys/rsa-key.js';
import { createAuthority, type InstanceCertificate } from './authority.js';

const noon = Date.parse('2026-11-21T12:00:00Z');
const instance = {
  id: 'ocid1.instance.oc1.us-chicago-1.aaaa',
  tenancyId: 'ocid1.tenancy.oc1..bbbb',
  compartmentId: 'ocid1.compartment.oc1..cccc',
  now: noon,
};

const authority = createAuthority(makeRsaKey);
let issued: InstanceCertificate;
let leaf: X509Certificate;
let intermediate: X509Certificate;

beforeAll(async () => {
  issued = await authority.instanceCertificate(instance);
  leaf = new X509Certificate(issued.certPem);
  intermediate = new X509Certificate(issued.intermediatePem);
});

describe('an instance’s certificate', () => {
  test('says whose it is as Oracle’s do', () => {
    expect(leaf.subject.split('\n')).toEqual([
      'CN=ocid1.instance.oc1.us-chicago-1.aaaa',
      'OU=opc-certtype:instance',
      'OU=opc-compartment:ocid1.compartment.oc1..cccc',
      'OU=opc-instance:ocid1.instance.oc1.us-chicago-1.aaaa',
      'OU=opc-tenant:ocid1.tenancy.oc1..bbbb',
    ]);
    expect(leaf.publicKey.asymmetricKeyType).toBe('rsa');
    expect(leaf.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(leaf.checkPrivateKey(createPrivateKey(issued.keyPem))).toBe(true);
  });

  test('leads to the root by the intermediate', async () => {
    expect(leaf.ca).toBe(false);
    expect(leaf.verify(intermediate.publicKey)).toBe(true);
    const root = new X509Certificate(await authority.rootPem());
    expect(intermediate.verify(root.publicKey)).toBe(true);
    expect(await authority.faultOf(leaf, [intermediate], noon)).toBeUndefined();
    expect(await authority.faultOf(leaf, [root, intermediate], noon)).toBeUndefined();
  });

  test('is not taken without the way to the root', async () => {
    const other = createAuthority(makeRsaKey);
    const foreign = await other.instanceCertificate(instance);
    const theirs = [new X509Certificate(foreign.intermediatePem)];
    expect(await authority.faultOf(leaf, [], noon)).toBe('certificate-untrusted');
    expect(await authority.faultOf(leaf, theirs, noon)).toBe('certificate-untrusted');
    expect(await authority.faultOf(leaf, [leaf], noon)).toBe('certificate-untrusted');
    expect(await authority.faultOf(new X509Certificate(foreign.certPem), theirs, noon)).toBe(
      'certificate-untrusted',
    );
  });

  test('is not taken from somebody who has a certificate but is no authority', async () => {
    const { makeClientLeaf } = await import('./certificates.js');
    const { key, cert } = await authority.serverContext('auth.us-chicago-1.oraclecloud.com');
    const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
    const from = async (pem: KeyObject, use: 'sign' | 'verify') => {
      const format = use === 'sign' ? 'pkcs8' : 'spki';
      const der = pem.export({ type: format, format: 'der' });
      return webcrypto.subtle.importKey(format, der, ecdsa, true, [use]);
    };
    const forger = {
      name: [['CN', 'auth.us-chicago-1.oraclecloud.com']] as const,
      keys: {
        privateKey: await from(createPrivateKey(key), 'sign'),
        publicKey: await from(createPublicKey(key), 'verify'),
      },
      pem: cert,
    };
    const hour = { from: noon, until: noon + 3_600_000 };
    const own = createPrivateKey(issued.keyPem);
    const forged = new X509Certificate(
      await makeClientLeaf([['OU', 'opc-tenant:x']], own, hour, forger),
    );
    const server = new X509Certificate(cert);
    expect(forged.verify(server.publicKey)).toBe(true);
    expect(await authority.faultOf(forged, [server], noon)).toBe('certificate-untrusted');
  });

  test('holds for a day, from an hour ago', async () => {
    const fault = (text: string) => authority.faultOf(leaf, [intermediate], Date.parse(text));
    expect(await fault('2026-11-21T10:59:59Z')).toBe('certificate-expired');
    expect(await fault('2026-11-21T11:00:00Z')).toBeUndefined();
    expect(await fault('2026-11-22T11:59:59Z')).toBeUndefined();
    expect(await fault('2026-11-22T12:00:00Z')).toBe('certificate-expired');
  });

  test('is replaced, key and all, when half of its day is over', async () => {
    const at = (text: string) =>
      authority.instanceCertificate({ ...instance, now: Date.parse(text) });
    expect(await at('2026-11-21T23:59:59Z')).toEqual(issued);
    const next = await at('2026-11-22T00:00:00Z');
    expect(next.certPem).not.toBe(issued.certPem);
    expect(next.keyPem).not.toBe(issued.keyPem);
    const [second, way] = [next.certPem, next.intermediatePem].map(
      (pem) => new X509Certificate(pem),
    );
    if (!second || !way) throw new Error('no certificate');
    expect(
      await authority.faultOf(second, [way], Date.parse('2026-11-22T20:00:00Z')),
    ).toBeUndefined();
  });

  test('is read by the library of Oracle’s TypeScript SDK', () => {
    const sshpk = createRequire(createRequire(import.meta.url).resolve('oci-common'))('sshpk');
    for (const pem of [issued.certPem, issued.intermediatePem]) {
      const read = sshpk.parseCertificate(pem, 'pem');
      const again = new X509Certificate(read.toString('pem'));
      expect(again.fingerprint256).toBe(new X509Certificate(pem).fingerprint256);
    }
    expect(sshpk.parsePrivateKey(issued.keyPem, 'auto').size).toBe(2048);
  });
});

describe('a server’s certificate', () => {
  let close = () => {};
  afterAll(() => close());

  /** What a client that trusts the root says of a server under a name. */
  async function handshake(host: string, asked: string): Promise<string> {
    const context = createSecureContext(await authority.serverContext(host));
    const server = createServer((socket) => {
      new TLSSocket(socket, { isServer: true, secureContext: context }).on(
        'error',
        () => undefined,
      );
    }).listen(0, '127.0.0.1');
    close = () => server.close();
    await new Promise((resolve) => server.once('listening', resolve));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { port } = address;
    const ca = await authority.rootPem();
    const name = /^[\d.]+$/.test(asked)
      ? { host: asked }
      : { host: '127.0.0.1', servername: asked };
    const said = await new Promise<string>((resolve) => {
      const socket = connect({ ...name, port, ca }, () => {
        resolve('trusted');
        socket.destroy();
      });
      socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    });
    close();
    return said;
  }

  const host = 'auth.us-chicago-1.oraclecloud.com';

  test('is good for its name, and for no other', async () => {
    expect(await handshake(host, host)).toBe('trusted');
    expect(await handshake(host, 'iaas.us-chicago-1.oraclecloud.com')).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
  });

  test('is good for an address', async () => {
    expect(await handshake('127.0.0.1', '127.0.0.1')).toBe('trusted');
    expect(await handshake('127.0.0.2', '127.0.0.1')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('is made once', async () => {
    expect(await authority.serverContext(host)).toEqual(await authority.serverContext(host));
  });
});
