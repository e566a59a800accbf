/** A JSON Schema made plain: references followed, alternatives decided, parts put together. */
import { isObject, type JsonObject, objectOf } from '../../../protocol/json.js';

const larger = (one: unknown, other: unknown): unknown =>
  typeof one === 'number' && typeof other === 'number' ? Math.max(one, other) : (other ?? one);
const smaller = (one: unknown, other: unknown): unknown =>
  typeof one === 'number' && typeof other === 'number' ? Math.min(one, other) : (other ?? one);
const shared = (one: unknown, other: unknown): unknown =>
  Array.isArray(one) && Array.isArray(other)
    ? one.filter((value) => other.includes(value))
    : (other ?? one);
const joined = (one: unknown, other: unknown): unknown =>
  Array.isArray(one) && Array.isArray(other) ? [...new Set([...one, ...other])] : (other ?? one);

/** How two values of a keyword become one that satisfies both; any other keyword takes the second. */
const unions: Readonly<Record<string, (one: unknown, other: unknown) => unknown>> = {
  properties: (one, other) => ({ ...objectOf(one), ...objectOf(other) }),
  required: joined,
  enum: shared,
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
};

function both(one: JsonObject, other: JsonObject): JsonObject {
  const entries = Object.entries(other).map(([name, value]) => {
    const union = Object.hasOwn(one, name) ? unions[name] : undefined;
    return [name, union ? union(one[name], value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}

/** What a reference within the document points to; nothing where it leads out of it. */
function target(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return {};
  const steps = decodeURIComponent(reference.slice(1)).split('/').slice(1);
  return steps.reduce((place: unknown, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(place)) return place[Number(name)];
    return isObject(place) && Object.hasOwn(place, name) ? place[name] : {};
  }, root);
}

const simple: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'null'];

/** How much an alternative may bring with it: nothing, an array that may be empty, an object or more. */
function weight(branch: unknown): number {
  if (!isObject(branch)) return branch === false ? 9 : 0;
  if ('const' in branch || 'enum' in branch || simple.includes(branch.type)) return 0;
  return branch.type === 'array' ? 1 : 2;
}

/** The alternative that is taken: the first, or the smallest where the value is deep already. */
function alternative(branches: readonly unknown[], deep: boolean): JsonObject {
  const possible = branches.filter((branch) => branch !== false);
  const chosen = deep
    ? possible.reduce((least, one) => (weight(one) < weight(least) ? one : least), possible[0])
    : possible[0];
  return objectOf(chosen);
}

/** References and alternatives within each other that are followed, at most. */
const mostHops = 64;

/**
 * The schema without `$ref`, `allOf`, `anyOf` and `oneOf`.
 *
 * @param root the document that references point into
 * @param deep takes the smallest alternative, so that a schema that contains itself comes to an end
 */
export function plainSchema(schema: unknown, root: unknown, deep: boolean): JsonObject {
  let plain = objectOf(schema);
  for (let hop = 0; hop < mostHops; hop += 1) {
    const { $ref, allOf, anyOf, oneOf, ...rest } = plain;
    if (typeof $ref === 'string') {
      plain = both(objectOf(target(root, $ref)), { ...rest, ...given({ allOf, anyOf, oneOf }) });
    } else if (Array.isArray(allOf)) {
      plain = allOf.map(objectOf).reduce(both, { ...rest, ...given({ anyOf, oneOf }) });
    } else if (Array.isArray(anyOf)) {
      plain = both({ ...rest, ...given({ oneOf }) }, alternative(anyOf, deep));
    } else if (Array.isArray(oneOf)) plain = both(rest, alternative(oneOf, deep));
    else return plain;
  }
  return {};
}

const given = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
