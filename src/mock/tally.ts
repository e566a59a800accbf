/** Counts of what a mock saw and sent, for whoever scrapes them. No name of a tenancy is in them, nor anything else of a caller's. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { IdentityRecord } from '../protocol/exchange.js';
import { type ExchangeRecord, verdictOf } from './record.js';

/** Requests that are alike. */
export interface RequestCount {
  /** `issuer`: a credential was asked for; `none`: no operation was reached. */
  readonly transport: Transport | 'issuer' | 'none';
  /** `none`: nobody's, or without a credential. */
  readonly auth: AuthMode | 'none';
  /** 0: nothing was answered. */
  readonly status: number;
  count: number;
}

/** What was counted so far. */
export interface Counts {
  readonly requests: readonly RequestCount[];
  /** Judged identities, by verdict. */
  readonly verdicts: ReadonlyMap<IdentityRecord['verdict'], number>;
  /** Answers that a fault befell, by its id. */
  readonly faults: ReadonlyMap<string, number>;
  /** Exchanges that are not over. */
  readonly open: number;
  /** Bytes of bodies. */
  readonly received: number;
  readonly sent: number;
}

/** Counts exchanges. */
export interface Tally {
  begin(): void;
  end(record: ExchangeRecord): void;
  counts(): Counts;
}

const transportOf = ({ transport, issuer }: ExchangeRecord): RequestCount['transport'] =>
  transport ?? (issuer ? 'issuer' : 'none');

function authOf({ identity }: ExchangeRecord): RequestCount['auth'] {
  return identity?.ok ? (identity.auth ?? 'none') : 'none';
}

function add<Key>(map: Map<Key, number>, key: Key): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Starts counting. */
export function createTally(): Tally {
  const requests: RequestCount[] = [];
  const verdicts = new Map<IdentityRecord['verdict'], number>();
  const faults = new Map<string, number>();
  let open = 0;
  let received = 0;
  let sent = 0;
  return {
    begin() {
      open += 1;
    },
    end(record) {
      open -= 1;
      received += record.received;
      if (record.sent) for (const chunk of record.sent.chunks) sent += chunk.length;
      if (record.identity) add(verdicts, verdictOf(record.identity));
      if (record.faults) for (const id of record.faults) add(faults, id);
      const transport = transportOf(record);
      const auth = authOf(record);
      const status = record.sent?.status ?? 0;
      // There are few kinds: to look along them is quicker than to make a key.
      for (const row of requests) {
        if (row.status === status && row.transport === transport && row.auth === auth) {
          row.count += 1;
          return;
        }
      }
      requests.push({ transport, auth, status, count: 1 });
    },
    counts: () => ({ requests, verdicts, faults, open, received, sent }),
  };
}
