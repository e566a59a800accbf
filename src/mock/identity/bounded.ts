/** A map of a bounded size. */

/** Keeps the entries used last. */
export interface Bounded<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  values(): Iterable<Value>;
}

/** An empty map that forgets what was used longest ago once it holds more than `size` entries. */
export function boundedMap<Value>(size: number): Bounded<Value> {
  const entries = new Map<string, Value>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= size) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
    values: () => entries.values(),
  };
}
