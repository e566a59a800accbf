/**
 * RSA keys for tests, made quickly. Node's own `generateKeyPair` looks for primes as FIPS 186-4 wants
 * them, one after the other; two plain primes looked for at once take a third of the time, on which every
 * start of a mock waits. These keys guard nothing. See docs/decisions/0009-keys-from-two-primes.md.
 */
import { createPrivateKey, generatePrime, type KeyObject } from 'node:crypto';

/** A prime of 1024 bits, the two highest set, so that two of them make a product of 2048. */
const prime = (): Promise<bigint> =>
  new Promise((resolve, reject) => {
    generatePrime(1024, { bigint: true }, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });

const publicExponent = 65_537n;

/**
 * The number that times `value` is 1 modulo `modulus`, by Euclid's extended algorithm; `undefined`
 * where they have a common factor.
 */
function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [rest, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next > 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  return rest === 1n ? (factor + modulus) % modulus : undefined;
}

function base64url(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString(
    'base64url',
  );
}

/** How an RSA private key of 2048 bits is come by: each time another. */
export type MakeKey = () => Promise<KeyObject>;

/** Makes a private key off the main thread, its primes on two others at once. */
export async function makeRsaKey(): Promise<KeyObject> {
  const [p, q] = await Promise.all([prime(), prime()]);
  return keyOf(p, q) ?? makeRsaKey();
}

/** Makes a private key with one thread at a time: for who has work for the other cores meanwhile. */
export async function makeRsaKeyAside(): Promise<KeyObject> {
  const p = await prime();
  return keyOf(p, await prime()) ?? makeRsaKeyAside();
}

/** The key of two primes; the parts are named as in RFC 8017. */
function keyOf(p: bigint, q: bigint): KeyObject | undefined {
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const qi = inverse(q, p);
  // Once in some thirty thousand keys, the public exponent divides p - 1 or q - 1.
  if (d === undefined || qi === undefined) return undefined;
  const parts = { n: p * q, e: publicExponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi };
  const texts = Object.entries(parts).map(([name, value]) => [name, base64url(value)] as const);
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(texts) }, format: 'jwk' });
}
