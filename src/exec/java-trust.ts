/** A trust store for Java, which reads no PEM files: the JKS format, as OpenJDK's JavaKeyStore.java has it. */
import { createHash, X509Certificate } from 'node:crypto';

/** The password that Java's own trust store has, too; it guards nothing but the file's digest. */
const password = 'changeit';

const number32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const number64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

/** Java's own string: two bytes of length, then bytes; ASCII only here. */
const text = (ascii: string): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(ascii.length);
  return Buffer.concat([length, Buffer.from(ascii, 'latin1')]);
};

/** What keeps the digest from being a plain SHA-1 of the content. */
const whitener = Buffer.from('Mighty Aphrodite', 'latin1');

/**
 * A store that trusts one certificate. It is read with or without the password `changeit`.
 *
 * @param pem the certificate
 */
export function trustStoreOf(pem: string): Buffer {
  const certificate = new X509Certificate(pem);
  const content = Buffer.concat([
    // Magic, version, number of entries; kind of the entry: a certificate that is trusted.
    number32(0xfeedfeed),
    number32(2),
    number32(1),
    number32(2),
    text('oci-conform'),
    number64(Date.parse(certificate.validFrom)),
    text('X.509'),
    number32(certificate.raw.length),
    certificate.raw,
  ]);
  const key = Buffer.from(password, 'utf16le').swap16();
  const digest = createHash('sha1').update(key).update(whitener).update(content).digest();
  return Buffer.concat([content, digest]);
}
