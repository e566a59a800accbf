/** Narrowing of parsed JSON. */

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of an array, in order; anything else is left out. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The string, or an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const ownField = { configurable: true, enumerable: true, writable: true } as const;

/**
 * A copy without the keys whose value is `undefined`; the order of keys stays. A key `__proto__`, which
 * JSON from outside may hold, is copied as a key like any other.
 *
 * @example
 * compact({ a: 1, b: undefined }); // { a: 1 }
 */
export function compact(fields: JsonObject): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined) continue;
    if (key === '__proto__') Object.defineProperty(kept, key, { ...ownField, value });
    else kept[key] = value;
  }
  return kept;
}

/** Whether a text is JSON, and nothing else. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
