/** How the cases of a run are shared among workers. */

/** The spec modules, one for each worker. Each loads the SDK, which is why there are but two. */
export const specNames = ['first', 'second'] as const;

/**
 * Deals a list out in turn: to two workers where the machine can keep both busy, else to one.
 *
 * @example
 * sharesOf(['a', 'b', 'c'], 8); // [['a', 'c'], ['b']]
 */
export function sharesOf<T>(items: readonly T[], cores: number): readonly (readonly T[])[] {
  const count = Math.min(cores, specNames.length, items.length);
  return Array.from({ length: count }, (_, share) =>
    items.filter((_item, index) => index % count === share),
  );
}
