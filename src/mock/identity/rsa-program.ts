/** The thread that verifies what a ring brings: run by `rsa-thread.ts` as a worker, and by nobody else. */
import { KeyObject, verify } from 'node:crypto';
import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import { answer, type Ring, take } from './rsa-ring.js';

/** What the thread is started with: the ring, and where keys come from, in the order of their numbers. */
export interface ThreadParts {
  readonly ring: Ring;
  readonly news: MessagePort;
}

const { ring, news }: ThreadParts = workerData;
const keys: KeyObject[] = [];

/** A key is on its way before a job names it. */
function keyOf(number: number): KeyObject {
  for (;;) {
    const key = keys[number];
    if (key) return key;
    const message: unknown = receiveMessageOnPort(news)?.message;
    if (!(message instanceof KeyObject)) throw new Error('A key has not come.');
    keys.push(message);
  }
}

function verifies(key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify('sha256', bytes, key, signature);
  } catch {
    return false;
  }
}

parentPort?.postMessage('ready');
for (let number = 0; ; number = (number + 1) | 0) {
  const { key, bytes, signature } = take(ring, number);
  const tell = answer(ring, number, verifies(keyOf(key), bytes, signature));
  if (tell) parentPort?.postMessage('verdicts');
}
