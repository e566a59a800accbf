/** The three findings a check can give, and the first difference between two texts or values. */
import type { Finding } from '../check.js';

type Judgement = Omit<Finding, 'check'>;

/** Holds; `message` says what was looked at. */
export const pass = (message: string): Judgement => ({ verdict: 'pass', message });

/** What the check judges never came. */
export const notObserved = (message: string): Judgement => ({ verdict: 'not-observed', message });

/** Does not hold; `sides` lays expectation and observation side by side where that helps. */
export const fail = (
  message: string,
  sides: Pick<Finding, 'expected' | 'actual' | 'difference'> = {},
): Judgement => ({ verdict: 'fail', message, ...sides });

/**
 * Equal texts pass; others fail with both texts and the place of the first difference.
 *
 * @param what what the texts are, for the message, e.g. `The text`
 */
export function sameText(what: string, expected: string, actual: string): Judgement {
  if (expected === actual) return pass(`${what} is as given (${expected.length} characters).`);
  return fail(`${what} is not as given.`, {
    expected,
    actual,
    difference: textDifference(expected, actual),
  });
}

/**
 * Values equal as JSON pass (the order of keys does not count); others fail with the first path
 * that differs.
 */
export function sameValue(what: string, expected: unknown, actual: unknown): Judgement {
  const difference = valueDifference(expected, actual, '$');
  if (difference === undefined) return pass(`${what} is as given.`);
  return fail(`${what} is not as given.`, {
    expected: show(expected),
    actual: show(actual),
    difference,
  });
}

/**
 * Where two texts part: line, column and character count from 1, with what follows on either side.
 *
 * @example
 * textDifference('ab', 'ax'); // 'line 1, column 2 (character 2): expected "b", got "x"'
 */
export function textDifference(expected: string, actual: string): string {
  const wanted = [...expected];
  const got = [...actual];
  let at = 0;
  while (at < wanted.length && at < got.length && wanted[at] === got[at]) at += 1;
  const before = wanted.slice(0, at);
  const line = before.filter((character) => character === '\n').length + 1;
  const column = at - before.lastIndexOf('\n');
  return `line ${line}, column ${column} (character ${at + 1}): expected ${excerpt(wanted, at)}, got ${excerpt(got, at)}`;
}

function excerpt(characters: readonly string[], at: number): string {
  if (at >= characters.length) return 'the end';
  const tail = characters.slice(at, at + 24).join('');
  return `${JSON.stringify(tail)}${at + 24 < characters.length ? ' …' : ''}`;
}

/** The first path at which two JSON values differ, in words; undefined when they are equal. */
export function valueDifference(
  expected: unknown,
  actual: unknown,
  path: string,
): string | undefined {
  if (
    isContainer(expected) &&
    isContainer(actual) &&
    Array.isArray(expected) === Array.isArray(actual)
  ) {
    const left = new Map(Object.entries(expected));
    const right = new Map(Object.entries(actual));
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
      const difference = valueDifference(left.get(key), right.get(key), place);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return Object.is(expected, actual)
    ? undefined
    : `${path}: expected ${show(expected)}, got ${show(actual)}`;
}

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** A value as a person reads it: JSON, or `nothing`. */
export function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
