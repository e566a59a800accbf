/** What a tenancy's journal keeps: the last exchanges, within a number and a weight. */
import type { Exchange } from '../protocol/exchange.js';

/** An exchange that is told when it is read: while requests run, the journal costs no strings. */
export interface JournalEntry {
  /** Bytes that keeping this entry keeps alive. */
  readonly weight: number;
  /** The exchange as it stands now; `since` is when the tenancy began, by the mock's clock. */
  tell(sequence: number, since: number): Exchange;
}

/** A bounded ring. */
export interface Journal {
  /** Notes an exchange when it begins. The oldest give way. */
  add(entry: JournalEntry): void;
  /** Oldest first. `sequence` keeps counting when entries have given way. */
  entries(): readonly Exchange[];
  clear(): void;
}

/** Bytes of bodies that one journal keeps alive at most. */
const weightLimit = 67_108_864;

/** Starts a journal of at most `size` exchanges for a tenancy that began at `since`. */
export function openJournal(size: number, since: number): Journal {
  const ring = new Map<number, JournalEntry>();
  let sequence = 0;
  let weight = 0;
  const dropOldest = () => {
    for (const [oldest, entry] of ring) {
      ring.delete(oldest);
      weight -= entry.weight;
      return;
    }
  };
  return {
    add(entry) {
      sequence += 1;
      ring.set(sequence, entry);
      weight += entry.weight;
      while (ring.size > size || (weight > weightLimit && ring.size > 1)) dropOldest();
    },
    entries: () => [...ring].map(([number, entry]) => entry.tell(number, since)),
    clear() {
      ring.clear();
      weight = 0;
    },
  };
}
