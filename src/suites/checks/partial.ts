/** Values of which a part is known: what a case expects of JSON, laid beside what came. */
import { isObject, type JsonObject } from '../../protocol/json.js';
import { show } from './findings.js';

/**
 * The first path at which `actual` does not hold what is expected, in words; `undefined` where it holds all.
 * Objects may have more members, lists may not have more entries. `'*'` stands for any value but `null`,
 * `'-'` for none, `'~…'` for a text that holds the rest; `{1.id}` is filled in from `ids`.
 *
 * @param ids the ids that the steps of a dialogue gave
 *
 * @example
 * partDifference({ id: '{1.id}', status: '*' }, { id: 'resp_1', status: 'ok', more: 1 }, ['resp_1']); // undefined
 */
export function partDifference(
  expected: unknown,
  actual: unknown,
  ids: readonly (string | undefined)[] = [],
  path = '$',
): string | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const counted =
      expected.length === actual.length
        ? undefined
        : `${path}: expected ${expected.length} entries, got ${actual.length}`;
    return first([
      ...expected.map(
        (value, at) => () => partDifference(value, actual[at], ids, `${path}[${at}]`),
      ),
      () => counted,
    ]);
  }
  if (isObject(expected) && isObject(actual)) return memberDifference(expected, actual, ids, path);
  const wanted = typeof expected === 'string' ? filled(expected, ids) : expected;
  return fits(wanted, actual)
    ? undefined
    : `${path}: expected ${show(wanted)}, got ${show(actual)}`;
}

const memberDifference = (
  expected: JsonObject,
  actual: JsonObject,
  ids: readonly (string | undefined)[],
  path: string,
): string | undefined =>
  first(
    Object.entries(expected).map(
      ([key, value]) =>
        () =>
          partDifference(value, actual[key], ids, `${path}.${key}`),
    ),
  );

function first(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const difference = look();
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function fits(wanted: unknown, actual: unknown): boolean {
  if (wanted === '*') return actual !== undefined && actual !== null;
  if (wanted === '-') return actual === undefined;
  if (typeof wanted === 'string' && wanted.startsWith('~')) {
    return typeof actual === 'string' && actual.includes(wanted.slice(1));
  }
  return Object.is(wanted, actual);
}

const filled = (text: string, ids: readonly (string | undefined)[]): string =>
  text.replace(/\{(\d+)\.id\}/g, (whole, digits: string) => ids[Number(digits) - 1] ?? whole);
