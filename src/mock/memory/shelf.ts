/** Things kept by id: each belongs to a project, each has its time, and the oldest give way. */

/** One thing as it is put down. */
interface Entry<T> {
  readonly id: string;
  /** The project it belongs to; empty for none. In another project there is no such id. */
  readonly scope: string;
  readonly value: T;
  /** Bytes that keeping it costs, roughly. */
  readonly weight: number;
  /** When it is gone, in milliseconds since the epoch; absent: never. */
  readonly expires?: number;
}

/** A bounded shelf. `now` is the tenancy's time, in milliseconds since the epoch. */
export interface Shelf<T> {
  /** Puts a thing down; one of the same id and project gives way to it, and it takes its place in the order. */
  put(entry: Entry<T>): void;
  get(scope: string, id: string, now: number): T | undefined;
  /** Puts another value in a thing's place, if it is there; its time stays. */
  replace(scope: string, id: string, now: number, value: T): void;
  /** Takes a thing away; what it was, if it was there. */
  remove(scope: string, id: string, now: number): T | undefined;
  /** A project's things, oldest first. */
  list(scope: string, now: number): readonly T[];
  /** How many things there are in all projects. */
  count(now: number): number;
  clear(): void;
}

/** How much a shelf holds at most. */
export interface ShelfLimits {
  readonly count: number;
  /** In bytes; one thing alone may weigh more. */
  readonly weight: number;
}

const keyOf = (scope: string, id: string): string => `${scope} ${id}`;

/** An empty shelf. */
export function openShelf<T>(limits: ShelfLimits): Shelf<T> {
  const entries = new Map<string, Entry<T>>();
  let weight = 0;
  const drop = (key: string, entry: Entry<T>) => {
    entries.delete(key);
    weight -= entry.weight;
  };
  const find = (scope: string, id: string, now: number): Entry<T> | undefined => {
    const key = keyOf(scope, id);
    const entry = entries.get(key);
    if (entry === undefined || (entry.expires ?? Infinity) > now) return entry;
    drop(key, entry);
    return undefined;
  };
  const sweep = (now: number) => {
    for (const [key, entry] of entries) if ((entry.expires ?? Infinity) <= now) drop(key, entry);
  };
  return {
    put(entry) {
      const key = keyOf(entry.scope, entry.id);
      weight += entry.weight - (entries.get(key)?.weight ?? 0);
      entries.set(key, entry);
      for (const [oldest, one] of entries) {
        if (entries.size <= limits.count && (weight <= limits.weight || entries.size === 1)) break;
        if (oldest !== key) drop(oldest, one);
      }
    },
    get: (scope, id, now) => find(scope, id, now)?.value,
    replace(scope, id, now, value) {
      const entry = find(scope, id, now);
      if (entry) entries.set(keyOf(scope, id), { ...entry, value });
    },
    remove(scope, id, now) {
      const entry = find(scope, id, now);
      if (entry) drop(keyOf(scope, id), entry);
      return entry?.value;
    },
    list(scope, now) {
      sweep(now);
      return [...entries.values()].flatMap((one) => (one.scope === scope ? [one.value] : []));
    },
    count(now) {
      sweep(now);
      return entries.size;
    },
    clear() {
      entries.clear();
      weight = 0;
    },
  };
}
