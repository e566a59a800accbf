/** Attributes of files in vector stores: what they may be, and how a search filters by them. */
import { isObject, type JsonObject, objectsOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';

const refusal = (message: string): ErrorReply => ({
  status: 400,
  style: 'upstream-unwrapped',
  message,
  code: 'invalid_input',
  param: 'attributes',
  valid: true,
});

/** Why these attributes are refused, as seen live (sogawa-yk/jetuse, notes on vector stores). */
export function attributesRefusal(attributes: unknown): ErrorReply | undefined {
  if (!isObject(attributes)) return undefined;
  const entries = Object.entries(attributes);
  if (entries.length > 16) {
    return refusal('Metadata must not contain more than 16 key-value pairs.');
  }
  for (const [key, value] of entries) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      return refusal(`Metadata value for key '${key}' must be a string, number, or boolean.`);
    }
    if (typeof value === 'string' && value.length > 512) {
      return refusal(`Metadata value for key '${key}' exceeds max length of 512 characters.`);
    }
  }
  return undefined;
}

type Compare = (left: unknown, right: unknown) => boolean;

/** Numbers by their value, texts by their letters; values of two kinds do not compare. */
const ordered =
  (holds: (order: number) => boolean): Compare =>
  (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return holds(left < right ? -1 : Number(left > right));
  };

const comparisons: Readonly<Record<string, Compare>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: ordered((order) => order > 0),
  gte: ordered((order) => order >= 0),
  lt: ordered((order) => order < 0),
  lte: ordered((order) => order <= 0),
};

const compounds: readonly string[] = ['and', 'or'];

/**
 * The first kind of filter that is not known, such as `in`, which the service does not take (sogawa-yk/jetuse,
 * notes on retrieval).
 */
export function unknownFilter(filter: unknown): string | undefined {
  if (!isObject(filter)) return undefined;
  const type = textOf(filter.type);
  if (!compounds.includes(type)) return Object.hasOwn(comparisons, type) ? undefined : type;
  return objectsOf(filter.filters)
    .map(unknownFilter)
    .find((one) => one !== undefined);
}

/** Whether attributes pass a filter; everything passes where there is none. */
export function passes(attributes: JsonObject, filter: unknown): boolean {
  if (!isObject(filter)) return true;
  const type = textOf(filter.type);
  const inner = objectsOf(filter.filters);
  if (type === 'and') return inner.every((one) => passes(attributes, one));
  if (type === 'or') return inner.some((one) => passes(attributes, one));
  const compare = Object.hasOwn(comparisons, type) ? comparisons[type] : undefined;
  return compare?.(attributes[textOf(filter.key)], filter.value) ?? false;
}
