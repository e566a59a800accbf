/** In which order a worker begins its cases: those who wait are dealt among those who work. */
import type { Reply } from '../protocol/reply.js';
import type { Case } from '../suites/case.js';

/** Between which parts of a share the patient begin: after what warms up, and not so late as to be the last to end. */
const [from, to] = [1 / 8, 3 / 4];

/** Whether a case spends most of its time waiting for a moment that has to come. */
export function isPatient({ id, given }: Case): boolean {
  return /^(auth\/renewed|retry)\//.test(id) || (given?.replies ?? []).some(takesItsTime);
}

function takesItsTime({ delivery = {} }: Reply): boolean {
  const { firstByte, interval, gap, rate, ending } = delivery;
  return (
    [firstByte, interval, gap, rate].some((time) => time !== undefined) || ending === 'hold-open'
  );
}

/**
 * Spreads the patient among the others, evenly: a worker that has them all at once has nothing to do.
 *
 * @param leads what goes before all, for what it starts takes its time: the first of its kind does
 *
 * @example
 * spread([...'WXYabcdefgh'], isUpper, (letter) => letter === 'Y').join(''); // 'YabWcdXefgh'
 */
export function spread<T>(
  items: readonly T[],
  isPatient: (item: T) => boolean,
  leads: (item: T) => boolean = () => false,
): readonly T[] {
  const lead = items.find(leads);
  const patient = items.filter((item) => isPatient(item) && item !== lead);
  const others = items.filter((item) => !isPatient(item) && item !== lead);
  const start = Math.ceil(others.length * from);
  const between = (others.length * to - start) / patient.length;
  const placed = patient.map((item, at) => ({ item, at: start + at * between }));
  return [
    ...(lead === undefined ? [] : [lead]),
    ...[...others.map((item, at) => ({ item, at })), ...placed]
      .toSorted((one, other) => one.at - other.at)
      .map(({ item }) => item),
  ];
}
