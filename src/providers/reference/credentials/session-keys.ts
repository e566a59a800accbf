/** Session keys for the tokens of an instance, made by other threads than the one that serves and calls. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { InstancePrincipalsAuthenticationDetailsProviderBuilder as Builder } from 'oci-common';
import type { MakeKey } from '../../../keys/rsa-key.js';
import type { KeyHalves } from './apart-messages.js';
import { createLock } from './lock.js';

/** What Oracle's providers take as `sessionKeySupplier`. */
export type Supplier = Builder['sessionKeySupplier'];
type KeyPair = ReturnType<Supplier['getKeyPair']>;

/** A supplier that can be asked to make its next key ahead. */
export interface SessionKeys extends Supplier {
  /** Makes the key of the next refresh. */
  prepare(): Promise<void>;
}

/** The session keys of a run, in a row. */
export interface KeyRow {
  /** Has the key at this place (from 0), made off this thread where there is none yet. */
  prepared(place: number): Promise<KeyHalves>;
  /** Has it at once, and stands still where there is none yet. */
  now(place: number): KeyHalves;
}

const size = { modulusLength: 2048, publicExponent: 65_537 };

/** In PEM, as Oracle's signer and federation client read it. */
function halvesOf(privateKey: KeyObject): KeyHalves {
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function pairOf({ publicKey, privateKey }: KeyHalves): KeyPair {
  const pair = { getPublic: () => publicKey, getPrivate: () => privateKey };
  if (isPair(pair)) return pair;
  throw new Error('A session key has two halves.');
}

/** Oracle's class has private members, and its package does not offer it. */
const isPair = (value: object): value is KeyPair => 'getPublic' in value && 'getPrivate' in value;

/**
 * Makes an empty row. Keys are made one after the other: Node's few threads have other work as well, such as
 * the coding of streams.
 */
export function createKeyRow(makeKey: MakeKey): KeyRow {
  const lock = createLock();
  const made = new Map<number, KeyHalves>();
  const keep = (place: number, key: KeyHalves): KeyHalves => {
    made.set(place, key);
    return key;
  };
  return {
    prepared: (place) =>
      lock(async () => made.get(place) ?? keep(place, halvesOf(await makeKey()))),
    now: (place) =>
      made.get(place) ?? keep(place, halvesOf(generateKeyPairSync('rsa', size).privateKey)),
  };
}

/**
 * Makes the supplier of one credential. As Oracle's own (npm oci-common 2.139.1,
 * lib/auth/session-key-supplier.js) it has a key for each of its tokens. Oracle's stands still
 * for each key, some 160 ms, and makes two for the first token. A run has dozens of credentials, none of which
 * knows of another: the first tokens of all are for the row's first key, the second ones for its second.
 */
export function sessionKeys(row: KeyRow): SessionKeys {
  let place = -1;
  let current: KeyPair | undefined;
  const refreshKeys = (): KeyPair => {
    place += 1;
    current = pairOf(row.now(place));
    return current;
  };
  return {
    async prepare() {
      await row.prepared(place + 1);
    },
    refreshKeys: () => void refreshKeys(),
    getKeyPair: () => current ?? refreshKeys(),
  };
}

/** A supplier whose keys are handed to it. */
export interface HandedKeys extends Supplier {
  /** The key of the next refresh. */
  hand(key: KeyHalves): void;
}

/** Makes the supplier of a credential in a process without a row, which is handed its keys by one that has it. */
export function handedKeys(): HandedKeys {
  let next: KeyHalves | undefined;
  let current: KeyPair | undefined;
  const refreshKeys = (): KeyPair => {
    if (next === undefined) throw new Error('No session key was handed over.');
    current = pairOf(next);
    return current;
  };
  return {
    hand(key) {
      next = key;
    },
    refreshKeys: () => void refreshKeys(),
    getKeyPair: () => current ?? refreshKeys(),
  };
}
