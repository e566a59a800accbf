/** A small language for the exact shape of frames: types, keys, and the order of keys. */
import { isObject } from '../json.js';
import type { Problem } from './dialect.js';

/** Judges a value that stands at a path. */
export type Rule = (value: unknown, path: string) => readonly Problem[];

/** A key of an object. */
export interface Field {
  readonly rule: Rule;
  readonly required: boolean;
  /** Its place among the other keys is known. */
  readonly ordered: boolean;
}

/** A key that must be there, at its place. */
export const must = (rule: Rule): Field => ({ rule, required: true, ordered: true });
/** A key that may be there, and then at its place. */
export const may = (rule: Rule): Field => ({ rule, required: false, ordered: true });
/** A key that may be there, wherever. */
export const anywhere = (rule: Rule): Field => ({ rule, required: false, ordered: false });

const problem = (path: string, message: string): readonly Problem[] => [{ path, message }];

const typed =
  (wanted: string, fits: (value: unknown) => boolean): Rule =>
  (value, path) =>
    fits(value) ? [] : problem(path, `Expected ${wanted}, found ${short(value)}.`);

export const string: Rule = typed('a string', (value) => typeof value === 'string');
export const count: Rule = typed('a count', (value) => Number.isSafeInteger(value));
export const anyObject: Rule = typed('an object', isObject);
export const anyArray: Rule = typed('an array', Array.isArray);
export const nothing: Rule = typed('null', (value) => value === null);
export const pad: Rule = typed(
  '1 to 12 letters "a"',
  (value) => typeof value === 'string' && /^a{1,12}$/.test(value),
);

/** Exactly this string or number. */
export const exactly = (wanted: string | number): Rule =>
  typed(JSON.stringify(wanted), (value) => value === wanted);

/** A string that a test accepts; `wanted` completes "Expected …". */
export const stringThat = (wanted: string, fits: (value: string) => boolean): Rule =>
  typed(wanted, (value) => typeof value === 'string' && fits(value));

/** Any of two. */
export const either =
  (one: Rule, other: Rule): Rule =>
  (value, path) =>
    other(value, path).length === 0 ? [] : one(value, path);

/** An array whose elements all follow a rule. */
export const arrayOf =
  (rule: Rule): Rule =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((element, n) => rule(element, `${path}[${n}]`))
      : anyArray(value, path);

/** An object with these keys, in this order, and no others. */
export const object =
  (fields: Readonly<Record<string, Field>>): Rule =>
  (value, path) => {
    if (!isObject(value)) return anyObject(value, path);
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    const found = Object.keys(value);
    const known = new Map(Object.entries(fields));
    return [
      ...found
        .filter((key) => !known.has(key))
        .flatMap((key) => problem(at(key), 'This key does not belong here.')),
      ...[...known]
        .filter(([key, field]) => field.required && !found.includes(key))
        .flatMap(([key]) => problem(at(key), 'This key is missing.')),
      ...keyOrder(found, known, path),
      ...found.flatMap((key) => known.get(key)?.rule(value[key], at(key)) ?? []),
    ];
  };

function keyOrder(
  found: readonly string[],
  known: ReadonlyMap<string, Field>,
  path: string,
): readonly Problem[] {
  const actual = found.filter((key) => known.get(key)?.ordered === true);
  const wanted = [...known.keys()].filter((key) => actual.includes(key));
  return actual.join() === wanted.join()
    ? []
    : problem(
        path,
        `The keys stand in the order ${actual.join(', ')}; expected ${wanted.join(', ')}.`,
      );
}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
