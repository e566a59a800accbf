/**
 * A thread that verifies RSA signatures, seen from the one that asks. Node's pool takes a job a signature, and
 * wakes both sides for each; here nobody is woken who is awake. See docs/decisions/0011-rsa-on-other-threads.md.
 */
import type { KeyObject } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { ownProgram } from '../../package-files.js';
import type { ThreadParts } from './rsa-program.js';
import { createRing, give, look, ringRoom, ringSize, verdict } from './rsa-ring.js';

/** A signature to be verified, and who waits for the verdict. */
export interface VerifyJob {
  readonly key: KeyObject;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  /** Called once, later. */
  readonly then: (verified: boolean) => void;
}

/** The thread. */
export interface RsaThread {
  /** Takes a job; false where it does not run yet or any more, its ring is full, or the job too large for it. */
  take(job: VerifyJob): boolean;
  /** Ends it. */
  close(): Promise<void>;
}

/** Keys that the thread is given at most; those of tokens may be many. */
const keysGiven = 1024;

/** The thread's program; in a checkout it is TypeScript, which Node does not read in every version. */
function startWorker(parts: ThreadParts): Worker {
  const options = {
    // What this process was started with does not concern the thread.
    env: {},
    execArgv: [],
    workerData: parts,
    transferList: [parts.news],
  };
  const { file, typed } = ownProgram('mock/identity/rsa-program');
  if (!typed) return new Worker(file, options);
  const [program, tsx] = [pathToFileURL(file), import.meta.resolve('tsx/esm/api')];
  const text = `import('${tsx}').then(({ tsImport }) => tsImport('${program}', '${import.meta.url}'))`;
  return new Worker(text, { ...options, eval: true });
}

/**
 * Starts the thread, which keeps no process alive. When it ends, by whatever cause, `lost` gets the jobs that it leaves.
 * Fails where no thread can be had.
 */
export function startThread(lost: (job: VerifyJob) => void): RsaThread {
  const ring = createRing();
  const { port1: keys, port2: news } = new MessageChannel();
  const worker = startWorker({ ring, news });
  const numbers = new WeakMap<KeyObject, number>();
  const jobs: VerifyJob[] = [];
  let known = 0;
  let next = 0;
  let running = false;

  const numberOf = (key: KeyObject): number => {
    const number = numbers.get(key);
    if (number !== undefined) return number;
    keys.postMessage(key);
    numbers.set(key, known);
    known += 1;
    return known - 1;
  };
  const settle = () => {
    look(ring);
    while (jobs.length > 0) {
      const verified = verdict(ring, next - jobs.length);
      if (verified === undefined) return;
      jobs.shift()?.then(verified);
    }
  };
  const end = () => {
    running = false;
    worker.removeAllListeners('message');
    keys.close();
    for (const job of jobs.splice(0)) lost(job);
  };
  worker.on('message', () => {
    running = true;
    settle();
  });
  worker.on('error', end);
  worker.on('exit', end);
  worker.unref();
  return {
    take(job) {
      const { key, bytes, signature } = job;
      if (!running || jobs.length === ringSize) return false;
      if (bytes.length + signature.length > ringRoom) return false;
      if (known === keysGiven && !numbers.has(key)) return false;
      jobs.push(job);
      give(ring, next, { key: numberOf(key), bytes, signature });
      next = (next + 1) | 0;
      return true;
    },
    async close() {
      await worker.terminate();
    },
  };
}
