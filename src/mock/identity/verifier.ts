/** RSA verification by other threads: Node's pool, and under load a thread of its own. */
import { verify } from 'node:crypto';
import { type RsaThread, startThread, type VerifyJob } from './rsa-thread.js';

/** Verifies signatures. */
export interface Verifier {
  /** Has a signature verified; where that fails, it is not verified. */
  verify(job: VerifyJob): void;
  /** Ends its thread, where it has one; jobs under way are done by the pool. */
  close(): Promise<void>;
}

/** Threads of Node's pool, unless it was told otherwise. */
const poolSize = 4;

/** Jobs that found the pool busy, after which a thread is worth its start, some 40 ms. */
const worthIt = 64;

/** In place of a thread that cannot be had. */
const noThread: RsaThread = { take: () => false, close: async () => undefined };

/** Makes a {@link Verifier}. Its thread starts under load, and never where that cannot be. */
export function createVerifier(): Verifier {
  let thread: RsaThread | undefined;
  let pooled = 0;
  let crowded = 0;
  const pool = ({ bytes, key, signature, then }: VerifyJob) => {
    pooled += 1;
    verify('sha256', bytes, key, signature, (error, verified) => {
      pooled -= 1;
      then(error === null && verified);
    });
  };
  const start = () => {
    try {
      return startThread(pool);
    } catch {
      return noThread;
    }
  };
  return {
    verify(job) {
      if (thread?.take(job)) return;
      if (pooled >= poolSize) crowded += 1;
      if (crowded >= worthIt) thread ??= start();
      pool(job);
    },
    async close() {
      await thread?.close();
    },
  };
}
