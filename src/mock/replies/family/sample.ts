/** Values that a JSON Schema allows: of the part of it that structured output and tools use. */
import { type JsonObject, objectOf } from '../../../protocol/json.js';
import { type Hints, noHints } from './hints.js';
import { sampleNumber, sampleString } from './sample-scalars.js';
import { plainSchema } from './sample-schema.js';

/** Levels below which only what is needed is made, and below which nothing is; values, and items of an array, at most. */
const limits = { deep: 4, bottom: 32, values: 5000, items: 100 } as const;

type Type = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

const types: readonly Type[] = [
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
  'null',
];

/** Keywords that tell a type which is not said. */
const telling: readonly (readonly [Type, readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'minProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function typeOf(schema: JsonObject): Type {
  const said: readonly unknown[] = [schema.type].flat();
  const named = said.flatMap((one) => types.filter((type) => type === one));
  const [first] = named.filter((type) => type !== 'null');
  const told = telling.find(([, keywords]) => keywords.some((keyword) => keyword in schema));
  return first ?? named[0] ?? told?.[0] ?? 'string';
}

const typeNames: Readonly<Record<Type, (value: unknown) => boolean>> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** Whether a value is of a type that the schema names, if it names any. */
function isOfType(value: unknown, { type }: JsonObject): boolean {
  const said: readonly unknown[] = [type].flat();
  const named = types.filter((one) => said.includes(one));
  return named.length === 0 || named.some((one) => typeNames[one](value));
}

const atLeast = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.min(Math.ceil(value), limits.items) : 0;
const atMost = (value: unknown): number =>
  typeof value === 'number' && value >= 0 ? Math.floor(value) : Infinity;

/**
 * A value that satisfies a schema: types, `enum`, `const`, `required`, `items`, bounds, `anyOf`, `$ref` within
 * the document, `additionalProperties`, the common string formats. What of a schema is beyond that, such as
 * `not`, is not looked at. Defaults, and what the prompt offers, come before what is made up.
 *
 * @example
 * sampleOf({ type: 'object', properties: { city: { type: 'string' } } }); // { city: 'example' }
 */
export function sampleOf(schema: unknown, hints: Hints = noHints): unknown {
  let made = 0;
  let words = hints.words;
  let numbers = hints.numbers;

  const choice = (choices: readonly unknown[], nth: number): unknown => {
    const named = choices.find(
      (one) => typeof one === 'string' && one !== '' && hints.text.includes(one.toLowerCase()),
    );
    return nth === 0 && named !== undefined ? named : choices[nth % choices.length];
  };

  const object = (plain: JsonObject, level: number, nth: number): unknown => {
    const { required, additionalProperties, minProperties, maxProperties } = plain;
    const properties = objectOf(plain.properties);
    const needed = (Array.isArray(required) ? required : []).filter(
      (name): name is string => typeof name === 'string',
    );
    const all = level < limits.deep && made < limits.values;
    const optional = all ? Object.keys(properties).filter((name) => !needed.includes(name)) : [];
    const spare = Object.keys(properties).filter(
      (name) => ![...needed, ...optional].includes(name),
    );
    const others = additionalProperties === false ? [] : ['more', 'more2', 'more3', 'more4'];
    const least = atLeast(minProperties);
    const first = [
      ...new Set([
        ...needed,
        ...optional.slice(0, Math.max(0, atMost(maxProperties) - needed.length)),
      ]),
    ];
    const names = [...first, ...[...spare, ...others].slice(0, Math.max(0, least - first.length))];
    // The order of the schema is that of the value.
    const ordered = [
      ...Object.keys(properties).filter((name) => names.includes(name)),
      ...names.filter((name) => !Object.hasOwn(properties, name)),
    ];
    return Object.fromEntries(
      ordered.map((name) => {
        const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
        return [name, value(own, level + 1, nth)];
      }),
    );
  };

  const array = (plain: JsonObject, level: number): unknown => {
    const { items, prefixItems, minItems, maxItems } = plain;
    const prefix: readonly unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
    const wished = level < limits.deep && made < limits.values && items !== undefined ? 1 : 0;
    const open = items === false ? prefix.length : Infinity;
    const length = Math.min(
      Math.max(atLeast(minItems), prefix.length, items === false ? 0 : wished),
      atMost(maxItems),
      open,
    );
    return Array.from({ length }, (_, at) =>
      value(at < prefix.length ? prefix[at] : items, level + 1, at),
    );
  };

  const value = (schemaHere: unknown, level: number, nth: number): unknown => {
    made += 1;
    const plain = plainSchema(schemaHere, schema, level >= limits.deep);
    if ('const' in plain) return plain.const;
    const { default: preset, examples } = plain;
    const choices: readonly unknown[] = Array.isArray(plain.enum)
      ? plain.enum.filter((one) => isOfType(one, plain))
      : [];
    if (choices.length > 0) {
      const chosen = choice(choices, nth);
      const asked = typeof chosen === 'string' && hints.text.includes(chosen.toLowerCase());
      return preset !== undefined && !asked ? preset : chosen;
    }
    if (preset !== undefined) return preset;
    if (level >= limits.bottom || made > 2 * limits.values) return null;
    const [example]: readonly unknown[] = Array.isArray(examples) ? examples : [];
    const type = typeOf(plain);
    switch (type) {
      case 'object':
        return object(plain, level, nth);
      case 'array':
        return array(plain, level);
      case 'boolean':
        return nth % 2 === 0;
      case 'null':
        return null;
      case 'string': {
        const examplesHere = typeof example === 'string' && nth === 0 ? [example] : [];
        const sample = sampleString(plain, [...words, ...examplesHere], nth);
        if (sample.used) words = words.filter((word) => word !== sample.value);
        return sample.value;
      }
      default: {
        const sample = sampleNumber(plain, type === 'integer', numbers, nth);
        if (sample.used) numbers = numbers.filter((number) => number !== sample.value);
        return sample.value;
      }
    }
  };
  return value(schema, 0, 0);
}
