/**
 * X.509 certificates, made. Reading and verifying them is done by node:crypto. Whatever loads this file loads
 * the library, which takes a good tenth of a second: the mock imports it once a certificate is needed.
 */

// The library's parts find one another by it, so it comes first.
import 'reflect-metadata';
import { createPublicKey, KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** The subject of a certificate, as its attributes in order. */
export type SubjectName = readonly (readonly [attribute: 'CN' | 'O' | 'OU', value: string])[];

/** From when to when a certificate holds, in milliseconds since the epoch. */
export interface Validity {
  readonly from: number;
  readonly until: number;
}

/** Who signs certificates: a name and its key pair. */
export interface Signer {
  readonly name: SubjectName;
  readonly keys: webcrypto.CryptoKeyPair;
  /** Its own certificate. */
  readonly pem: string;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const makeEcKeys = () => webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);

const names = (subject: SubjectName) =>
  subject.map(([attribute, value]) => ({ [attribute]: [value] }));

/** A positive number of 16 bytes, whose first is not 0. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

interface Wanted {
  readonly subject: SubjectName;
  readonly validity: Validity;
  readonly publicKey: webcrypto.CryptoKey;
  readonly extensions: readonly Extension[];
}

/** The PEM form ends in a line break, as OpenSSL writes it. */
async function issue(wanted: Wanted, by: Omit<Signer, 'pem'>): Promise<string> {
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: names(wanted.subject),
    issuer: names(by.name),
    notBefore: new Date(wanted.validity.from),
    notAfter: new Date(wanted.validity.until),
    signingAlgorithm: ecdsa,
    publicKey: wanted.publicKey,
    signingKey: by.keys.privateKey,
    // Without them OpenSSL's strict mode, which Python 3.13 sets, does not take a chain.
    extensions: [
      await SubjectKeyIdentifierExtension.create(wanted.publicKey),
      await AuthorityKeyIdentifierExtension.create(by.keys.publicKey),
      ...wanted.extensions,
    ],
  });
  return `${certificate.toString('pem')}\n`;
}

const ofAuthority = (): Extension[] => [
  new BasicConstraintsExtension(true, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
];

/** An authority: one that signs itself, or that another has signed. */
export async function makeSigner(
  name: SubjectName,
  validity: Validity,
  parent?: Signer,
): Promise<Signer> {
  const keys = await makeEcKeys();
  const wanted = { subject: name, validity, publicKey: keys.publicKey, extensions: ofAuthority() };
  return { name, keys, pem: await issue(wanted, parent ?? { name, keys }) };
}

/** A server's certificate for one DNS name or address, and its key. */
export async function makeServerLeaf(
  host: string,
  validity: Validity,
  by: Signer,
): Promise<{ key: string; cert: string }> {
  const keys = await makeEcKeys();
  const cert = await issue(
    {
      subject: [['CN', host.slice(0, 64)]],
      validity,
      publicKey: keys.publicKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: isIP(host) ? 'ip' : 'dns', value: host }]),
      ],
    },
    by,
  );
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, cert };
}

/** A certificate with which its holder signs, for an RSA key. */
export async function makeClientLeaf(
  subject: SubjectName,
  privateKey: KeyObject,
  validity: Validity,
  by: Signer,
): Promise<string> {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const publicKey = await webcrypto.subtle.importKey('spki', spki, rsa, true, ['verify']);
  return issue(
    {
      subject,
      validity,
      publicKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
      ],
    },
    by,
  );
}
