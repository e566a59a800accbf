/** Session keys for the tokens of an instance, made by other threads than the one that serves and calls. */
import { generateKeyPair, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { promisify } from 'node:util';
import type { InstancePrincipalsAuthenticationDetailsProviderBuilder as Builder } from 'oci-common';
import type { Lock } from './lock.js';

/** What the builder takes as `sessionKeySupplier`. */
type Supplier = Builder['sessionKeySupplier'];
type KeyPair = ReturnType<Supplier['getKeyPair']>;

/** A supplier that can be asked to make its next key ahead. */
export interface SessionKeys extends Supplier {
  /** Makes the key of the next refresh. */
  prepare(): Promise<void>;
}

const size = { modulusLength: 2048, publicExponent: 65_537 };

/** In PEM, as Oracle's signer and federation client read it. */
function pairOf({ publicKey, privateKey }: KeyPairKeyObjectResult): KeyPair {
  const open = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const own = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const pair = { getPublic: () => open, getPrivate: () => own };
  if (isPair(pair)) return pair;
  throw new Error('A session key has two halves.');
}

/** Oracle's class has private members, and its package does not offer it. */
const isPair = (value: object): value is KeyPair => 'getPublic' in value && 'getPrivate' in value;

/**
 * Makes the supplier. It is as Oracle's own (npm oci-common 2.139.1, lib/auth/session-key-supplier.js): a key of
 * Node's generator for each token. That one stands still for each key, some 160 ms, and makes two for the first
 * token; a run asks for hundreds, while its mock has others to answer. A refresh for which nothing was
 * prepared stands still too.
 *
 * @param oneByOne lets keys be made one after the other: Node's few threads have other work as well, such as
 *   the coding of streams
 */
export function sessionKeys(oneByOne: Lock): SessionKeys {
  let next: KeyPair | undefined;
  let current: KeyPair | undefined;
  const refreshKeys = () => {
    current = next ?? pairOf(generateKeyPairSync('rsa', size));
    next = undefined;
  };
  return {
    async prepare() {
      next ??= pairOf(await oneByOne(() => promisify(generateKeyPair)('rsa', size)));
    },
    refreshKeys,
    getKeyPair() {
      if (current === undefined) refreshKeys();
      if (current === undefined) throw new Error('no session key was made');
      return current;
    },
  };
}
