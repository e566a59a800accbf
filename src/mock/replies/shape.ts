/** Holding untrusted values against a shape: each rule says what is wrong, and what would be right. */
import { isObject, type JsonObject } from '../../protocol/json.js';
import { didYouMean } from '../../suites/catalogue.js';

/** What is wrong with a value, and what would be right. */
export interface Flaw {
  /** Where, e.g. `turn.toolCalls[0].name`. */
  readonly at: string;
  readonly why: string;
  readonly allowed: string;
}

/** Judges the value at a place. */
export type Judge = (value: unknown, at: string) => Flaw | undefined;

/** A judge, and the JSON Schema that says the same to editors, as far as it can. */
export type Rule = Judge & { readonly schema: JsonObject };

/** A rule of one's own. */
export const judged = (judge: Judge, schema: JsonObject): Rule =>
  // A new function: the judge may be of another rule.
  Object.assign((value: unknown, at: string) => judge(value, at), { schema });

/** The rules of an object's fields. */
export interface Shape {
  readonly needed: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
}

/** The rules of a type's fields: the compiler sees to it that none is missing or made up. */
export interface ShapeOf<T> {
  readonly needed: { readonly [Key in keyof T as object extends Pick<T, Key> ? never : Key]: Rule };
  readonly optional: {
    readonly [Key in keyof T as object extends Pick<T, Key> ? Key : never]-?: Rule;
  };
}

/** A value for a message: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : `of type ${typeof value}`;
}

/** A rule that a test makes. */
export const rule = (
  allowed: string,
  fits: (value: unknown) => boolean,
  schema: JsonObject,
): Rule =>
  judged(
    (value, at) => (fits(value) ? undefined : { at, why: `is ${shown(value)}`, allowed }),
    schema,
  );

/** Any string. */
export const text = rule('Give a string.', (value) => typeof value === 'string', {
  type: 'string',
});

/** A whole number within these ends. */
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Rule =>
  rule(
    most === Number.MAX_SAFE_INTEGER
      ? `Give a whole number of ${least} or more.`
      : `Give a whole number from ${least} to ${most}.`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    { type: 'integer', minimum: least, maximum: most },
  );

/** One of these words. */
export const word = (words: readonly string[]): Rule =>
  judged(
    (value, at) => {
      if (typeof value === 'string' && words.includes(value)) return undefined;
      const near = typeof value === 'string' ? didYouMean(words, value) : '';
      return { at, why: `is ${shown(value)}`, allowed: `${near}Give one of ${words.join(', ')}.` };
    },
    { enum: words },
  );

/** What either rule takes; what is wrong is said by the second. */
export const either = (first: Rule, second: Rule): Rule =>
  judged((value, at) => (first(value, at) === undefined ? undefined : second(value, at)), {
    anyOf: [first.schema, second.schema],
  });

/** An array of such items. */
export const listOf = (one: Rule): Rule =>
  judged(
    (value, at) => {
      if (!Array.isArray(value)) {
        return { at, why: `is ${shown(value)}`, allowed: 'Give an array.' };
      }
      const items: readonly unknown[] = value;
      return items.reduce<Flaw | undefined>(
        (found, item, index) => found ?? one(item, `${at}[${index}]`),
        undefined,
      );
    },
    { type: 'array', items: one.schema },
  );

function unknownKey(value: object, shape: Shape, at: string): Flaw | undefined {
  const known = [...Object.keys(shape.needed), ...Object.keys(shape.optional)];
  const key = Object.keys(value).find((name) => !known.includes(name));
  if (key === undefined) return undefined;
  const allowed = `${didYouMean(known, key)}Known here: ${known.join(', ')}.`;
  return { at: at === '' ? key : `${at}.${key}`, why: 'is not known', allowed };
}

const schemasOf = (rules: Shape['needed']): JsonObject =>
  Object.fromEntries(Object.entries(rules).map(([name, { schema }]) => [name, schema]));

/** An object of these fields and no others; an `undefined` one counts as absent. */
export const objectOf = (shape: Shape): Rule =>
  judged(
    (value, at) => {
      if (!isObject(value)) return { at, why: `is ${shown(value)}`, allowed: 'Give an object.' };
      const extra = unknownKey(value, shape, at);
      if (extra) return extra;
      for (const [name, judge] of Object.entries({ ...shape.needed, ...shape.optional })) {
        const field = value[name];
        if (field === undefined && !Object.hasOwn(shape.needed, name)) continue;
        const flaw = judge(field, at === '' ? name : `${at}.${name}`);
        if (flaw) return field === undefined ? { ...flaw, why: 'is missing' } : flaw;
      }
      return undefined;
    },
    {
      type: 'object',
      properties: schemasOf({ ...shape.needed, ...shape.optional }),
      required: Object.keys(shape.needed),
      additionalProperties: false,
    },
  );
