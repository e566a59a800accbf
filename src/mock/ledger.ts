/** Where exchanges are noted: in the journal of their tenancy, and in the counts of the mock. */
import type { Tenancy } from './identity/tenancy.js';
import type { Journal } from './journal.js';
import type { ExchangeRecord } from './record.js';
import type { Tally } from './tally.js';

/** Sees every exchange come, begin and end, in this order. */
export interface Ledger {
  /** Notes that a request came, of which nothing is known yet. */
  arrive(): void;
  /** Notes its exchange; without a tenancy it is a stranger's. */
  begin(record: ExchangeRecord, tenancy?: Tenancy): void;
  /** Notes that it is over. */
  end(record: ExchangeRecord, tenancy?: Tenancy): void;
}

/**
 * Opens the ledger of a mock.
 *
 * @param strangers takes the exchanges of tenancies that nobody here has
 * @param place gives the next place in the order of all that happens at the mock
 * @param over told of each exchange that is over
 */
export function openLedger(
  strangers: Journal,
  tally: Tally,
  place: () => number,
  over?: (record: ExchangeRecord, tenancy: Tenancy | undefined) => void,
): Ledger {
  return {
    arrive: tally.begin,
    begin(record, tenancy) {
      record.place = place();
      (tenancy?.journal ?? strangers).add(record);
    },
    end(record, tenancy) {
      tally.end(record);
      (tenancy?.journal ?? strangers).end(record);
      over?.(record, tenancy);
    },
  };
}
