/** Verdicts on signatures. The RSA operation, the long part, is done by other threads where it can be. */
import { verify } from 'node:crypto';
import {
  examineSignature,
  type SignatureVerdict,
  type VerifyOptions,
  verifySignature,
} from '../../protocol/signature.js';
import type { Settings } from '../settings.js';
import type { Received } from '../stages.js';
import type { Registry } from './registry.js';

/** Judges the signatures of one mock. */
export interface Verdicts {
  /** Judges a request ahead, and calls `then` when that is done; with auth `off`, at once. */
  prepare(received: Received, then: () => void): void;
  /** The verdict on a request; judged now where it was not prepared. */
  of(received: Received): SignatureVerdict;
}

/** Whether there is a signature to judge; of a request without one, identifying says what is amiss. */
const isSigned = ({ headers }: Received): boolean =>
  headers.some(
    ([name, value]) => name.toLowerCase() === 'authorization' && /^signature /i.test(value),
  );

/** Makes the {@link Verdicts} of a mock. */
export function createVerdicts(
  { auth, contentTypeParameters }: Settings,
  registry: Registry,
): Verdicts {
  const prepared = new WeakMap<Received, SignatureVerdict>();
  const optionsOf = ({ now }: Received): VerifyOptions => ({
    findKey: (keyId) => registry.byKeyId(keyId)?.key.publicKey,
    now,
    contentTypeParameters,
  });
  return {
    prepare(received, then) {
      if (auth === 'off') {
        then();
        return;
      }
      if (!isSigned(received)) {
        then();
        return;
      }
      const examined = examineSignature(received, optionsOf(received));
      if (!('settle' in examined)) {
        prepared.set(received, examined);
        then();
        return;
      }
      verify('sha256', examined.bytes, examined.key, examined.signature, (error, verified) => {
        prepared.set(received, examined.settle(error === null && verified));
        then();
      });
    },
    of: (received) => prepared.get(received) ?? verifySignature(received, optionsOf(received)),
  };
}
