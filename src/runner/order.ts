/** In which order a worker begins its cases: those who wait are dealt among those who work. */
import type { Reply } from '../protocol/reply.js';
import type { Case } from '../suites/case.js';

/** How long a case waits: for a second or so, or for several. */
export type Patience = 'short' | 'long';

/** Where in a share the first patient begins: after what warms up. */
const from = 1 / 8;

/** Before which part of a share the patient begin, so that none is the last to end. */
const to: Readonly<Record<Patience, number>> = { long: 1 / 2, short: 3 / 4 };

/** Milliseconds of a wait that is a long one. */
const long = 2000;

/** How long a case waits for a moment that has to come, where that is most of what it does. */
export function patienceOf({ id, given }: Case): Patience | undefined {
  const waits = (given?.replies ?? []).map(waitOf);
  if (waits.some((wait) => wait >= long)) return 'long';
  return /^(auth\/renewed|retry)\//.test(id) || waits.some((wait) => wait > 0)
    ? 'short'
    : undefined;
}

/** Milliseconds that a reply waits at least, if its client does too; few where that is not said. */
function waitOf({ delivery = {} }: Reply): number {
  const { firstByte = 0, interval = 0, gap, rate, ending } = delivery;
  const open = rate !== undefined || ending === 'hold-open' ? 1 : 0;
  return firstByte + interval + (gap?.wait ?? 0) + open;
}

/**
 * Spreads the patient among the others, evenly: a worker that has them all at once has nothing to do.
 *
 * @param leads what goes before all, for what it starts takes its time: the first of its kind does
 *
 * @example
 * spread([...'XYabcdef'], (letter) => (isUpper(letter) ? 'short' : undefined)).join(''); // 'abXcYdef'
 */
export function spread<T>(
  items: readonly T[],
  patienceOf: (item: T) => Patience | undefined,
  leads: (item: T) => boolean = () => false,
): readonly T[] {
  const lead = items.find(leads);
  const rest = items.filter((item) => item !== lead);
  const others = rest.filter((item) => patienceOf(item) === undefined);
  const start = Math.ceil(others.length * from);
  const placed = (patience: Patience) => {
    const patient = rest.filter((item) => patienceOf(item) === patience);
    const between = (others.length * to[patience] - start) / patient.length;
    return patient.map((item, at) => ({ item, at: start + at * between }));
  };
  return [
    ...(lead === undefined ? [] : [lead]),
    ...[...others.map((item, at) => ({ item, at })), ...placed('long'), ...placed('short')]
      .toSorted((one, other) => one.at - other.at)
      .map(({ item }) => item),
  ];
}
