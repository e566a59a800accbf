/** Seeded randomness: the same seed gives the same bytes. */

/** Yields numbers in [0, 1), as `Math.random` does. */
export type Random = () => number;

/**
 * A small generator (mulberry32): enough for pads and ids, never for secrets.
 *
 * @example
 * const random = seededRandom(7);
 * random(); // the same for every run
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
