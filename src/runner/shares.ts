/** How the cases of a run are shared among workers. */

/** The spec modules, one for each worker. Each loads the SDK, which is why there are but two. */
export const specNames = ['first', 'second'] as const;

/** How items are dealt out. */
export interface Dealing<T> {
  /** What an item needs that one worker had better make, or load, once; undefined: nothing such. */
  readonly kinOf?: (item: T) => string | undefined;
  /** Whether an item stays with its kin whatever that weighs; default: none does. */
  readonly stays?: (item: T) => boolean;
  /** How long an item takes, beside others; default 1. */
  readonly weightOf?: (item: T) => number;
}

/** An item, its place in the list, and its kin. */
interface Placed<T> {
  readonly item: T;
  readonly at: number;
  readonly kin: string | undefined;
}

/** What one worker gets. */
interface Share<T> {
  readonly placed: Placed<T>[];
  weight: number;
}

/**
 * Deals a list out: to two workers where the machine can keep both busy, else to one. Those that stay with their kin
 * come first; the others of a kin join them as far as a fair share goes, kins in turn; all others then go where there is least. A share has its items in the
 * list's order.
 *
 * @example
 * sharesOf(['a', 'b', 'c'], 8); // [['a', 'c'], ['b']]
 */
export function sharesOf<T>(
  items: readonly T[],
  cores: number,
  { kinOf = () => undefined, stays = () => false, weightOf = () => 1 }: Dealing<T> = {},
): readonly (readonly T[])[] {
  const count = Math.min(cores, specNames.length, items.length);
  const fair = items.reduce((sum, item) => sum + weightOf(item), 0) / count;
  const shares = Array.from({ length: count }, (): Share<T> => ({ placed: [], weight: 0 }));
  const homes = new Map<string, Share<T>>();
  const least = () => shares.toSorted((one, other) => one.weight - other.weight)[0];
  const homeOf = (kin: string): Share<T> | undefined => {
    const home = homes.get(kin) ?? shares[homes.size % count];
    if (home !== undefined) homes.set(kin, home);
    return home;
  };
  const placed = items.map((item, at): Placed<T> => ({ item, at, kin: kinOf(item) }));
  const rank = ({ item, kin }: Placed<T>) => (kin === undefined ? 2 : stays(item) ? 0 : 1);
  for (const one of placed.toSorted((one, other) => rank(one) - rank(other))) {
    const { kin } = one;
    const home = kin === undefined ? undefined : homeOf(kin);
    const atHome = home !== undefined && (home.weight < fair || stays(one.item));
    const share = atHome ? home : least();
    if (share === undefined) continue;
    share.placed.push(one);
    share.weight += weightOf(one.item);
  }
  return shares
    .map(({ placed: own }) =>
      own.toSorted((one, other) => one.at - other.at).map(({ item }) => item),
    )
    .filter((share) => share.length > 0);
}
