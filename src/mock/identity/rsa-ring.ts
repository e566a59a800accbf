/**
 * A ring of RSA verifications in memory that two threads share: one gives, the other takes in the same order.
 * A side wakes the other only where that one waits.
 */

/** A signature to be verified, by a key that both sides know by its number. */
export interface RingJob {
  readonly key: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** The shared memory; what it holds is for the functions here alone. */
export interface Ring {
  /** Jobs given and done, modulo 2³²; whether the taking side sleeps, and whether the giving side was told. */
  readonly state: Int32Array;
  /** Of each place: key, length of the bytes, length of the signature, verdict. */
  readonly places: Int32Array;
  readonly data: Uint8Array;
}

/** Jobs under way at once; a power of two, so that places go on when the counts start over. */
export const ringSize = 64;

/** Bytes of one job: what is signed, and the signature. */
export const ringRoom = 4096;

const [given, done, asleep, told] = [0, 1, 2, 3];
const [ofKey, ofBytes, ofSignature, ofVerdict, width] = [0, 1, 2, 3, 4];

/** An empty ring. */
export const createRing = (): Ring => ({
  state: new Int32Array(new SharedArrayBuffer(4 * 4)),
  places: new Int32Array(new SharedArrayBuffer(4 * width * ringSize)),
  data: new Uint8Array(new SharedArrayBuffer(ringRoom * ringSize)),
});

const placeOf = (number: number): number => number & (ringSize - 1);

/** Puts a job in a place that is free, and wakes the other side. The caller sees to the bounds. */
export function give({ state, places, data }: Ring, number: number, job: RingJob): void {
  const { key, bytes, signature } = job;
  const place = placeOf(number);
  places[place * width + ofKey] = key;
  places[place * width + ofBytes] = bytes.length;
  places[place * width + ofSignature] = signature.length;
  data.set(bytes, place * ringRoom);
  data.set(signature, place * ringRoom + bytes.length);
  Atomics.store(state, given, (number + 1) | 0);
  if (Atomics.load(state, asleep) === 1) Atomics.notify(state, given);
}

/** Waits for a job; it is a view of the ring, good until it is answered. Blocks the thread. */
export function take({ state, places, data }: Ring, number: number): RingJob {
  while (Atomics.load(state, given) === (number | 0)) {
    Atomics.store(state, asleep, 1);
    Atomics.wait(state, given, number | 0);
    Atomics.store(state, asleep, 0);
  }
  const place = placeOf(number);
  const at = (of: number) => places[place * width + of] ?? 0;
  const from = place * ringRoom;
  const middle = from + at(ofBytes);
  return {
    key: at(ofKey),
    bytes: data.subarray(from, middle),
    signature: data.subarray(middle, middle + at(ofSignature)),
  };
}

/** Notes a verdict. Gives whether the other side is to be told: it was not since it last looked. */
export function answer({ state, places }: Ring, number: number, verified: boolean): boolean {
  places[placeOf(number) * width + ofVerdict] = verified ? 1 : 0;
  Atomics.store(state, done, (number + 1) | 0);
  return Atomics.exchange(state, told, 1) === 0;
}

/** Looks for verdicts: from here on the other side tells of new ones. */
export function look({ state }: Ring): void {
  Atomics.store(state, told, 0);
}

/** The verdict on a job; `undefined` until there is one. Asked in the order of the jobs. */
export function verdict({ state, places }: Ring, number: number): boolean | undefined {
  if (Atomics.load(state, done) === (number | 0)) return undefined;
  return places[placeOf(number) * width + ofVerdict] === 1;
}
