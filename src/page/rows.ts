/** The rows of one journal, by sequence. Pure. */
import type { Exchange } from '../protocol/exchange.js';
import { type Row, rowOf } from './row.js';

/** Rows that are kept at most, and characters of bodies in them. */
const most = 5000;
const mostText = 64_000_000;

const weightOf = ({ request, response }: Exchange): number =>
  request.body.text.length + (response?.body.text.length ?? 0);

/** Whether two exchanges of one number are the same one, and not of two lives of a mock. */
const same = (one: Exchange, other: Exchange): boolean =>
  one.at === other.at &&
  one.request.method === other.request.method &&
  one.request.target === other.request.target;

/** What is known of a journal. */
export interface Rows {
  /** Puts in an exchange, or its newer state. */
  put(exchange: Exchange): void;
  /**
   * Puts in all that a journal holds. Where that is another journal (the mock was started anew, or the journal
   * was cleared), what was known is forgotten.
   */
  putAll(exchanges: readonly Exchange[]): void;
  clear(): void;
  get(sequence: number): Row | undefined;
  /** Newest first. */
  list(): readonly Row[];
}

/** Starts with none. */
export function createRows(): Rows {
  const rows = new Map<number, Row>();
  let weight = 0;
  const drop = (sequence: number) => {
    const row = rows.get(sequence);
    if (row === undefined) return;
    weight -= weightOf(row.exchange);
    rows.delete(sequence);
  };
  const clear = () => {
    rows.clear();
    weight = 0;
  };
  const put = (exchange: Exchange) => {
    const known = rows.get(exchange.sequence);
    // Whoever reads an exchange that is over is not disturbed when it is told again.
    if (known && known.exchange.end === exchange.end && exchange.end !== 'open') {
      if (same(known.exchange, exchange)) return;
    }
    if (known) weight -= weightOf(known.exchange);
    rows.set(exchange.sequence, rowOf(exchange));
    weight += weightOf(exchange);
    for (const oldest of rows.keys()) {
      if (rows.size <= most && (weight <= mostText || rows.size === 1)) break;
      drop(oldest);
    }
  };
  return {
    put,
    putAll(exchanges) {
      const first = exchanges[0];
      const last = exchanges.at(-1);
      const known = exchanges.find(({ sequence }) => rows.has(sequence));
      const row = known && rows.get(known.sequence);
      const follows =
        first !== undefined && rows.size > 0 && Math.max(...rows.keys()) < first.sequence;
      const other = row ? !same(row.exchange, known) : !follows;
      const shrunk = last === undefined || Math.max(0, ...rows.keys()) > last.sequence;
      if (other || shrunk) clear();
      for (const exchange of exchanges) put(exchange);
    },
    clear,
    get: (sequence) => rows.get(sequence),
    list: () => [...rows.values()].reverse(),
  };
}
