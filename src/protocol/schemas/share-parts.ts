/** Schemas said shorter, for whoever compiles them. */
import type { TSchema } from 'typebox';
import { isObject } from '../json.js';

/** Characters of JSON from which a part is worth a definition of its own. */
const worthwhile = 300;

/**
 * The same schema, each larger part that it has several times said once, under `$defs`. The code that is
 * made of it is a third as long: quicker to compile, and short enough for the engine to optimise.
 *
 * @example
 * shareParts(details(chatRequest)).$defs; // { part0: { type: 'array', … }, part1: … }
 */
export function shareParts(schema: TSchema): TSchema {
  const names = new Map([...repeated(schema)].map((part, index) => [part, `part${index}`]));
  const definitions: Record<string, unknown> = {};
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, refer(item)]));
  };
  const refer = (value: unknown): unknown => {
    const name = isObject(value) ? names.get(JSON.stringify(value)) : undefined;
    if (name === undefined) return write(value);
    definitions[name] ??= write(value);
    return { $ref: `#/$defs/${name}` };
  };
  const written = write(schema);
  return { ...(isObject(written) ? written : {}), $defs: definitions };
}

/** The larger parts that stand in more than one place, as JSON. */
function repeated(schema: TSchema): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const text = Array.isArray(value) ? '' : JSON.stringify(value);
    if (text.length >= worthwhile) (seen.has(text) ? again : seen).add(text);
    for (const item of Object.values(value)) look(item);
  };
  look(schema);
  return again;
}
