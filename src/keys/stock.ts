/**
 * RSA keys made ahead. A run waits for Vitest to load before its workers start, on one core; the other can look for
 * primes meanwhile. See docs/performance.md.
 */
import { createPrivateKey } from 'node:crypto';
import { type MakeKey, makeRsaKey, makeRsaKeyAside } from './rsa-key.js';

/** Keys on their way. */
export interface Making {
  /** Ends it, and gives those that are made: PKCS#8, PEM. Of one that is half done, nothing. */
  end(): readonly string[];
}

/** Begins to make keys, one after the other, until there are so many. */
export function makeAhead(most: number, make: MakeKey = makeRsaKeyAside): Making {
  const made: string[] = [];
  let ended = false;
  const goOn = async (): Promise<void> => {
    while (!ended && made.length < most) {
      const key = await make();
      made.push(key.export({ type: 'pkcs8', format: 'pem' }).toString());
    }
  };
  // Who needs a key makes one, and is told then what cannot be done.
  goOn().catch(() => undefined);
  return {
    end() {
      ended = true;
      return [...made];
    },
  };
}

/**
 * Takes keys that were made ahead, each once, and makes more when they are out.
 *
 * @param pems as {@link Making} gives them
 *
 * @example
 * await startMock({ makeKey: fromStock(pems) });
 */
export function fromStock(pems: readonly string[], make: MakeKey = makeRsaKey): MakeKey {
  const left = [...pems];
  return async () => {
    const pem = left.shift();
    return pem === undefined ? make() : createPrivateKey(pem);
  };
}
