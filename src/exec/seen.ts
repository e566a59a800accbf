/**
 * What a tenancy saw while a command ran: counted as it comes, so that a million calls take no more room than
 * ten. Holds no secret: it is made of exchanges, which hold none.
 */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Exchange, Issuer } from '../protocol/exchange.js';
import type { Diagnosis } from '../protocol/signature/verdict.js';

/** Calls on one transport in one auth mode. */
export interface SeenCalls {
  readonly transport: Transport;
  /** Absent where no signature was asked for, or none told its mode. */
  readonly auth?: AuthMode;
  /** With a delegation token beside the signature. */
  readonly delegated?: true;
  readonly verdict: 'accepted' | 'let-through' | 'unchecked';
  readonly count: number;
  /** How many were answered with each status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** Credentials asked for at one issuer. */
export interface SeenIssuer {
  readonly issuer: Issuer;
  readonly count: number;
  readonly refused: number;
}

/** Requests refused for one reason, or let through in spite of it; the first of them stands for all. */
export interface SeenRefusal {
  readonly verdict: 'refused' | 'let-through';
  readonly problem: Diagnosis['problem'];
  readonly count: number;
  readonly method: string;
  readonly target: string;
  readonly transport?: Transport;
  readonly issuer?: Issuer;
  readonly diagnosis: Diagnosis;
}

/** Requests to a host that the mock does not play. */
export interface SeenHost {
  readonly host: string;
  readonly count: number;
}

/** Requests with a good credential that nothing answers: a wrong path. */
export interface SeenElsewhere {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly count: number;
}

/** Connections whose TLS handshake failed, so that no request came. */
export interface SeenHandshake {
  /** The host that was asked for. */
  readonly host: string;
  /** What is known of why. */
  readonly note: string;
  readonly count: number;
}

/** All that was seen. */
export interface Seen {
  readonly calls: readonly SeenCalls[];
  readonly issuers: readonly SeenIssuer[];
  readonly refusals: readonly SeenRefusal[];
  readonly hosts: readonly SeenHost[];
  readonly elsewhere: readonly SeenElsewhere[];
  readonly handshakes: readonly SeenHandshake[];
}

/** Counts exchanges. */
export interface Tally {
  note(exchange: Exchange): void;
  seen(): Seen;
}

/** Different hosts and paths that are told apart; of more, only the number is known. */
const distinct = 50;

/** What a count is kept under when there are too many different ones. */
const others = '(others)';

interface Counted<Row> {
  readonly row: Row;
  count: number;
  refused: number;
  readonly statuses: Map<string, number>;
}

/** Rows by a key, in the order in which they first came. */
function counter<Row>() {
  const rows = new Map<string, Counted<Row>>();
  return {
    rows,
    add(key: string, row: () => Row): Counted<Row> {
      const known = rows.get(key) ?? { row: row(), count: 0, refused: 0, statuses: new Map() };
      rows.set(key, known);
      known.count += 1;
      return known;
    },
    /** The key, or that of the rest once there are many. */
    bounded: (key: string) => (rows.has(key) || rows.size < distinct ? key : others),
  };
}

type Counter<Row> = ReturnType<typeof counter<Row>>;

const told = <Row>({ rows }: Counter<Row>): readonly (Row & { count: number })[] =>
  [...rows.values()].map(({ row, count }) => ({ ...row, count }));

/** Starts to count. */
export function openTally(): Tally {
  const calls = counter<Omit<SeenCalls, 'count' | 'statuses'>>();
  const issuers = counter<Omit<SeenIssuer, 'count' | 'refused'>>();
  const refusals = counter<Omit<SeenRefusal, 'count'>>();
  const hosts = counter<Omit<SeenHost, 'count'>>();
  const elsewhere = counter<Omit<SeenElsewhere, 'count'>>();
  const handshakes = counter<Omit<SeenHandshake, 'count'>>();

  const refused = (exchange: Exchange): boolean => {
    const diagnosis = exchange.identity?.diagnosis;
    if (diagnosis === undefined) return false;
    const { request, transport, issuer } = exchange;
    const { problem } = diagnosis;
    const verdict = exchange.identity?.verdict === 'refused' ? 'refused' : 'let-through';
    refusals.add(`${verdict} ${problem} ${transport ?? issuer ?? ''}`, () => ({
      verdict,
      problem,
      method: request.method,
      target: request.target,
      ...(transport === undefined ? {} : { transport }),
      ...(issuer === undefined ? {} : { issuer }),
      diagnosis,
    }));
    return verdict === 'refused';
  };

  return {
    note(exchange) {
      const { request, transport, issuer, identity, response } = exchange;
      const isRefused = refused(exchange);
      const host = foreignHost(exchange);
      if (exchange.reply?.startsWith('tls: ')) {
        const note = exchange.reply;
        const key = handshakes.bounded(`${request.target} ${note}`);
        const rest = key === others;
        handshakes.add(key, () =>
          rest ? { host: others, note: '' } : { host: request.target, note },
        );
      } else if (host !== undefined) {
        const key = hosts.bounded(host);
        hosts.add(key, () => ({ host: key }));
      } else if (issuer !== undefined) {
        const row = issuers.add(issuer, () => ({ issuer }));
        if ((response?.status ?? 0) >= 400) row.refused += 1;
      } else if (isRefused) {
        return;
      } else if (transport !== undefined) {
        const auth = identity?.auth;
        const verdict = verdictOf(exchange);
        const delegated = identity?.delegated;
        const row = calls.add(`${transport} ${auth} ${delegated} ${verdict}`, () => ({
          transport,
          ...(auth === undefined ? {} : { auth }),
          ...(delegated === undefined ? {} : { delegated }),
          verdict,
        }));
        const status = String(response?.status ?? 'none');
        row.statuses.set(status, (row.statuses.get(status) ?? 0) + 1);
      } else {
        const status = response?.status ?? 0;
        const path = request.target.split('?')[0] ?? '';
        const key = elsewhere.bounded(`${request.method} ${path} ${status}`);
        const rest = key === others;
        elsewhere.add(key, () => ({
          method: rest ? '' : request.method,
          path: rest ? others : path,
          status: rest ? 0 : status,
        }));
      }
    },
    seen: () => ({
      calls: [...calls.rows.values()].map(({ row, count, statuses }) => ({
        ...row,
        count,
        statuses: Object.fromEntries(statuses),
      })),
      issuers: [...issuers.rows.values()].map(({ row, count, refused: no }) => ({
        ...row,
        count,
        refused: no,
      })),
      refusals: told(refusals),
      hosts: told(hosts),
      elsewhere: told(elsewhere),
      handshakes: told(handshakes),
    }),
  };
}

function verdictOf({ identity }: Exchange): SeenCalls['verdict'] {
  const verdict = identity?.verdict;
  return verdict === 'accepted' || verdict === 'let-through' ? verdict : 'unchecked';
}

/** The host of a request that the proxy refused, since the mock does not play it. */
function foreignHost({ request, response, identity }: Exchange): string | undefined {
  if (response?.status !== 403 || identity !== undefined) return undefined;
  if (request.method === 'CONNECT') return request.target;
  return URL.canParse(request.target) ? new URL(request.target).host : undefined;
}

/** Something that must have been seen: a transport, or any, in an auth mode. */
export interface Requirement {
  readonly transport: Transport | '*';
  readonly auth: AuthMode;
}

/** Whether a call came whose credential was good, or would have been had it mattered. */
export const meets = ({ calls }: Seen, { transport, auth }: Requirement): boolean =>
  calls.some((one) => one.auth === auth && (transport === '*' || one.transport === transport));

/** How a requirement is written. */
export const requirementText = ({ transport, auth }: Requirement): string => `${transport}:${auth}`;
