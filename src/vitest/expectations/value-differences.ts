/** Where a JSON value differs from what is wanted of it, member by member. Pure. */
import { isObject } from '../../protocol/json.js';

/** How values are compared and shown: a test runner's ways. */
export interface Compare {
  /** Equal; asymmetric matchers within the wanted value judge for themselves. */
  equals(found: unknown, wanted: unknown): boolean;
  /** On one line. */
  show(value: unknown): string;
}

/** Differences that are told of one value. */
const most = 3;

/**
 * The places where `found` is not what is wanted: objects may have more members than the wanted one, lists may
 * not.
 *
 * @example
 * valueDifferences('body', { temperature: 0 }, { temperature: 1, seed: 7 }, compare); // ['body.temperature is 1, not 0']
 */
export function valueDifferences(
  at: string,
  wanted: unknown,
  found: unknown,
  compare: Compare,
): readonly string[] {
  return [...differences(at, wanted, found, compare)].slice(0, most);
}

function* differences(
  at: string,
  wanted: unknown,
  found: unknown,
  compare: Compare,
): Generator<string> {
  const members = membersOf(wanted);
  if (members === undefined) {
    if (!compare.equals(found, wanted)) {
      yield `${at} is ${shown(found, compare)}, not ${compare.show(wanted)}`;
    }
    return;
  }
  if (!sameKind(wanted, found)) {
    yield `${at} is ${shown(found, compare)}, not ${Array.isArray(wanted) ? 'a list' : 'an object'}`;
    return;
  }
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length) {
    yield `${at} has ${found.length} items, not ${wanted.length}`;
    return;
  }
  for (const [key, value] of members) {
    const place = Array.isArray(wanted) ? `${at}[${key}]` : `${at}.${key}`;
    yield* differences(place, value, memberOf(found, key), compare);
  }
}

/** The members to be looked at one by one; of `objectContaining`, those that it contains. */
function membersOf(wanted: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(wanted)) return wanted.map((item, index) => [String(index), item]);
  if (!isObject(wanted)) return undefined;
  if (typeof wanted.asymmetricMatch !== 'function') {
    const plain = Object.getPrototypeOf(wanted);
    return plain === Object.prototype || plain === null ? Object.entries(wanted) : undefined;
  }
  const { sample, inverse } = wanted;
  const contains = String(wanted) === 'ObjectContaining' && inverse !== true;
  return contains && isObject(sample) ? Object.entries(sample) : undefined;
}

function sameKind(wanted: unknown, found: unknown): boolean {
  return Array.isArray(wanted) ? Array.isArray(found) : isObject(found);
}

function memberOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function shown(found: unknown, { show }: Compare): string {
  return found === undefined ? 'absent' : show(found);
}
