/**
 * A Java trust store with one certificate, since Java reads no PEM there. JKS is written, not PKCS #12: every
 * Java from 8 on reads it without a password, which then protects nothing that is not public anyway.
 *
 * The format is that of OpenJDK, `sun.security.provider.JavaKeyStore`: big-endian, and a SHA-1 digest at the
 * end that is only looked at where a password is given.
 */
import { createHash, X509Certificate } from 'node:crypto';

const magic = 0xfeedfeed;
const formatVersion = 2;
/** An entry that is trusted, rather than a key. */
const trustedCertificate = 2;

/** The password that Java's tools assume. */
const password = 'changeit';

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Text as `DataOutputStream.writeUTF` has it; ASCII only. */
const utf = (text: string): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(text.length);
  return Buffer.concat([bytes, Buffer.from(text, 'latin1')]);
};

/**
 * The bytes of a trust store.
 *
 * @param pem one certificate
 * @param made milliseconds since the epoch
 */
export function trustStore(pem: string, made: number): Buffer {
  const der = new X509Certificate(pem).raw;
  const date = Buffer.alloc(8);
  date.writeBigUInt64BE(BigInt(made));
  const store = Buffer.concat([
    int(magic),
    int(formatVersion),
    int(1),
    int(trustedCertificate),
    utf('oci-conform'),
    date,
    utf('X.509'),
    int(der.length),
    der,
  ]);
  // The password in UTF-16, then a text that the format fixes.
  const salt = Buffer.concat([
    Buffer.from(password, 'utf16le').swap16(),
    Buffer.from('Mighty Aphrodite'),
  ]);
  return Buffer.concat([store, createHash('sha1').update(salt).update(store).digest()]);
}
