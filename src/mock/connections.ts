/** The connections of a mock: when each was opened and closed, by whom, and in which order with its requests. */
import type { Duplex } from 'node:stream';
import type { Connection, Moment } from '../protocol/exchange.js';

/** A time, and a place in the order of all that happens at the mock. */
export interface Stamp {
  /** Milliseconds by the mock's clock. */
  readonly at: number;
  readonly place: number;
}

/** One connection, as it stands. */
export interface Wire {
  readonly opened: Stamp;
  closed?: Stamp & { readonly by: 'client' | 'service' };
}

/** Watches connections. */
export interface Connections {
  /** Notes that one was opened, and from here on when it is closed. */
  watch(socket: Duplex): void;
  /** What is known of it; undefined of one that was never watched. */
  of(socket: Duplex | null): Wire | undefined;
  /** The next place in the order. */
  next(): number;
}

/** Starts watching for one mock. */
export function watchConnections(now: () => number): Connections {
  const wires = new WeakMap<Duplex, Wire>();
  let places = 0;
  const next = () => {
    places += 1;
    return places;
  };
  const stamp = (): Stamp => ({ at: now(), place: next() });
  return {
    watch(socket) {
      const wire: Wire = { opened: stamp() };
      wires.set(socket, wire);
      const close = (by: 'client' | 'service') => {
        wire.closed ??= { ...stamp(), by };
      };
      // Before Node's own listeners, which end the other half.
      socket.prependListener('end', () => close(socket.writableEnded ? 'service' : 'client'));
      socket.prependListener('error', () => close('client'));
      socket.once('close', () => close('service'));
    },
    of: (socket) => (socket === null ? undefined : wires.get(socket)),
    next,
  };
}

/** What is known of the beginning of an exchange that is kept. */
export interface Placed {
  readonly sequence: number;
  readonly place: number;
  /** Its connection, and the number that it has in the journal. */
  readonly wire?: Wire | undefined;
  readonly connection?: number | undefined;
}

/**
 * Tells the connections of exchanges that a journal keeps, in the order of their numbers. Pure.
 *
 * @param since when the journal began, by the mock's clock
 */
export function tellConnections(kept: readonly Placed[], since: number): readonly Connection[] {
  const before = (kept[0]?.sequence ?? 1) - 1;
  const moment = ({ at, place }: Stamp): Moment => ({
    at: Math.max(0, at - since),
    after: kept.findLast((one) => one.place < place)?.sequence ?? before,
  });
  const told = new Map<number, Connection>();
  for (const { wire, connection } of kept) {
    if (wire === undefined || connection === undefined || told.has(connection)) continue;
    const { opened, closed } = wire;
    told.set(connection, {
      number: connection,
      opened: moment(opened),
      ...(closed === undefined ? {} : { closed: { ...moment(closed), by: closed.by } }),
    });
  }
  return [...told.values()].sort((one, other) => one.number - other.number);
}
