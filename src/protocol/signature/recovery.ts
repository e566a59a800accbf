/** What an RSA signature was really made over: PKCS#1 v1.5 gives the signed digest back. */
import { constants, hash, type KeyObject, publicDecrypt, verify } from 'node:crypto';

/** The digest inside a signature. */
export interface SignedDigest {
  readonly algorithm: 'sha256' | 'sha1' | 'sha384' | 'sha512' | 'md5';
  readonly digest: Uint8Array;
  /** False where the digest stands bare, without the DigestInfo that PKCS#1 v1.5 asks for. */
  readonly wrapped: boolean;
}

/** DER prefixes of DigestInfo (RFC 8017 §9.2, note 1) in hex, and digest lengths in bytes. */
const digestInfos = [
  ['sha256', '3031300d060960864801650304020105000420', 32],
  ['sha1', '3021300906052b0e03021a05000414', 20],
  ['sha384', '3041300d060960864801650304020205000430', 48],
  ['sha512', '3051300d060960864801650304020305000440', 64],
  ['md5', '3020300c06082a864886f70d020505000410', 16],
] as const;

/**
 * The digest that a PKCS#1 v1.5 signature holds, or undefined where this key did not make it, or not
 * with this padding. A forged padding cannot come about by chance, so a result proves the key.
 */
export function recoverDigest(key: KeyObject, signature: Uint8Array): SignedDigest | undefined {
  let block: Buffer;
  try {
    block = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return undefined;
  }
  for (const [algorithm, prefix, length] of digestInfos) {
    const head = prefix.length / 2;
    if (block.length === head + length && block.toString('hex', 0, head) === prefix) {
      return { algorithm, digest: block.subarray(head), wrapped: true };
    }
  }
  const bare = digestInfos.find(([, , length]) => length === block.length);
  return bare && { algorithm: bare[0], digest: block, wrapped: false };
}

/** Whether the signature is an RSA-PSS one by this key over these bytes, with SHA-256. */
export function isPssSignature(key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha256', bytes, { key, padding }, signature);
}

/** Whether these bytes have this digest. */
export function hasDigest(bytes: Uint8Array, signed: SignedDigest): boolean {
  return hash(signed.algorithm, bytes, 'buffer').equals(signed.digest);
}
