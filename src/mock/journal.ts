/** What a tenancy's journal keeps: the last exchanges, within a number and a weight. */
import type { Exchange } from '../protocol/exchange.js';

/** An exchange that is told when it is read: while requests run, the journal costs no strings. */
export interface JournalEntry {
  /** Bytes that keeping this entry keeps alive. */
  weight: number;
  /** Set by the journal that keeps the entry: tells it of more bytes. */
  grow?: ((entry: JournalEntry, bytes: number) => void) | undefined;
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
  const ring: (JournalEntry | undefined)[] = [];
  let sequence = 0;
  let kept = 0;
  let weight = 0;
  const placeOf = (number: number) => (number - 1) % size;
  const dropOldest = () => {
    const place = placeOf(sequence - kept + 1);
    const oldest = ring[place];
    if (oldest) {
      weight -= oldest.weight;
      oldest.grow = undefined;
    }
    ring[place] = undefined;
    kept -= 1;
  };
  const trim = () => {
    while (weight > weightLimit && kept > 1) dropOldest();
  };
  const grow = (entry: JournalEntry, bytes: number) => {
    entry.weight += bytes;
    weight += bytes;
    trim();
  };
  return {
    add(entry) {
      if (kept === size) dropOldest();
      sequence += 1;
      kept += 1;
      ring[placeOf(sequence)] = entry;
      weight += entry.weight;
      entry.grow = grow;
      trim();
    },
    entries: () =>
      Array.from({ length: kept }, (_, index) => sequence - kept + 1 + index).flatMap((number) => {
        const entry = ring[placeOf(number)];
        return entry ? [entry.tell(number, since)] : [];
      }),
    clear() {
      while (kept > 0) dropOldest();
    },
  };
}
