/** When each chunk of an answer is due: a schedule counted from the start, so that waits do not add up. */
import { seededRandom } from '../../protocol/random.js';
import type { Delivery } from '../../protocol/reply.js';

/** Whether anything waits for its time. */
export const isPaced = ({ firstByte = 0, interval = 0, jitter, gap, rate, head }: Delivery) =>
  firstByte > 0 || interval > 0 || Boolean(jitter ?? gap ?? rate ?? head);

/**
 * Milliseconds from the start at which each chunk is due, and in the last place the end.
 *
 * @param lengths of the chunks, in bytes
 *
 * @example
 * momentsOf({ firstByte: 100, interval: 10 }, [5, 5]); // [100, 110, 110]
 */
export function momentsOf(delivery: Delivery, lengths: readonly number[]): readonly number[] {
  const { firstByte = 0, interval = 0, jitter, gap, rate } = delivery;
  const random = jitter && seededRandom(jitter.seed ?? 1);
  const moments: number[] = [];
  let bytes = 0;
  let latest = firstByte;
  lengths.forEach((length, index) => {
    const silence = gap && index >= gap.before ? gap.wait : 0;
    const paid = rate === undefined ? 0 : (bytes * 1000) / rate;
    const late = random ? random() * (jitter?.upTo ?? 0) : 0;
    latest = Math.max(latest, firstByte + index * interval + silence + paid + late);
    moments.push(latest);
    bytes += length;
  });
  return [...moments, latest];
}
