/** What a tenancy's journal keeps: the last exchanges, within a number and a weight. */
import type { Connection, Exchange } from '../protocol/exchange.js';
import { tellConnections, type Wire } from './connections.js';

/** An exchange that is told when it is read: while requests run, the journal costs no strings. */
export interface JournalEntry {
  /** Bytes that keeping this entry keeps alive. */
  weight: number;
  /** Set by the journal that keeps the entry: tells it of more bytes. */
  grow?: ((entry: JournalEntry, bytes: number) => void) | undefined;
  /** Set by the journal: the number of its changes when the entry began, and when it last changed. */
  begun?: number;
  changed?: number;
  /** The connection that it came on. */
  readonly wire?: Wire | undefined;
  /** Its place in the order of all that happens at the mock; set when it begins. */
  place?: number;
  /**
   * The exchange as it stands now.
   *
   * @param since when the tenancy began, by the mock's clock
   * @param connection the number of its connection in the journal
   */
  tell(sequence: number, since: number, connection?: number): Exchange;
}

/** What a journal says of an exchange that began or ended. */
export interface Change {
  /** Counts a journal's changes. */
  readonly number: number;
  tell(): Exchange;
}

/** A bounded ring. */
export interface Journal {
  /** When the tenancy began, by the mock's clock; `at` of an exchange counts from then. */
  readonly began: number;
  /** Notes an exchange when it begins. The oldest give way. */
  add(entry: JournalEntry): void;
  /** Notes that an exchange is over. */
  end(entry: JournalEntry): void;
  /** Oldest first. `sequence` keeps counting when entries have given way. */
  entries(): readonly Exchange[];
  /** The connections of the exchanges that are kept, by their numbers, which go on as `sequence` does. */
  connections(): readonly Connection[];
  /** The last change of each entry that changed after so many changes, in their order. */
  changes(after: number): readonly Change[];
  /**
   * The number of changes that whoever saw an exchange has seen for sure: those up to its beginning. Without one, all
   * changes so far; none where the exchange is not kept.
   */
  seenBy(sequence?: number): number;
  /** Waits for the next change, or until the journal is closed: then false, and ever after. */
  changing(signal?: AbortSignal): Promise<boolean>;
  /** Forgets what is kept. `sequence` keeps counting. */
  clear(): void;
  /** Lets nobody wait any more. */
  close(): void;
}

/** Bytes of bodies that one journal keeps alive at most. */
const weightLimit = 67_108_864;

/** Starts a journal of at most `size` exchanges for a tenancy that began at `since`. */
export function openJournal(size: number, since: number): Journal {
  const ring: (JournalEntry | undefined)[] = [];
  let sequence = 0;
  let kept = 0;
  let weight = 0;
  let changes = 0;
  let closed = false;
  const waiting = new Set<() => void>();
  const wires = new WeakMap<Wire, number>();
  let connections = 0;
  const connectionOf = ({ wire }: JournalEntry) => wire && wires.get(wire);
  const wake = () => {
    for (const awake of waiting) awake();
    waiting.clear();
  };
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
  const numbers = () => Array.from({ length: kept }, (_, index) => sequence - kept + 1 + index);
  const clear = () => {
    while (kept > 0) dropOldest();
  };
  return {
    began: since,
    add(entry) {
      if (kept === size) dropOldest();
      sequence += 1;
      changes += 1;
      entry.begun = changes;
      entry.changed = changes;
      kept += 1;
      ring[placeOf(sequence)] = entry;
      weight += entry.weight;
      entry.grow = grow;
      const { wire } = entry;
      if (wire !== undefined && !wires.has(wire)) {
        connections += 1;
        wires.set(wire, connections);
      }
      trim();
      if (waiting.size > 0) wake();
    },
    end(entry) {
      changes += 1;
      entry.changed = changes;
      if (waiting.size > 0) wake();
    },
    entries: () =>
      numbers().flatMap((number) => {
        const entry = ring[placeOf(number)];
        return entry ? [entry.tell(number, since, connectionOf(entry))] : [];
      }),
    connections: () =>
      tellConnections(
        numbers().flatMap((sequence) => {
          const entry = ring[placeOf(sequence)];
          if (entry === undefined) return [];
          const { place = 0, wire } = entry;
          return [{ sequence, place, wire, connection: connectionOf(entry) }];
        }),
        since,
      ),
    changes: (after) =>
      numbers()
        .flatMap((number) => {
          const entry = ring[placeOf(number)];
          const changed = entry?.changed ?? 0;
          return entry && changed > after
            ? [{ number: changed, tell: () => entry.tell(number, since, connectionOf(entry)) }]
            : [];
        })
        .sort((one, other) => one.number - other.number),
    seenBy(number) {
      if (number === undefined) return changes;
      const isKept = number <= sequence && number > sequence - kept;
      return (isKept ? ring[placeOf(number)]?.begun : undefined) ?? 0;
    },
    changing: (signal) =>
      new Promise((resolve) => {
        const awake = () => {
          signal?.removeEventListener('abort', awake);
          waiting.delete(awake);
          resolve(!closed && signal?.aborted !== true);
        };
        if (closed || signal?.aborted) {
          awake();
          return;
        }
        waiting.add(awake);
        signal?.addEventListener('abort', awake);
      }),
    clear,
    close() {
      closed = true;
      wake();
    },
  };
}
