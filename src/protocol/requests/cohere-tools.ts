/** COHERE's parameter definitions, whose types are Python's names, and JSON Schema. */
import { compact, isObject, type JsonObject, objectOf, textOf } from '../json.js';

const pythonTypes: Readonly<Record<string, string>> = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  array: 'List',
  object: 'Dict',
};

const jsonTypes = new Map(Object.entries(pythonTypes).map(([json, python]) => [python, json]));

/**
 * A tool's JSON Schema as `parameterDefinitions`: flat, one entry a property. What lies deeper than
 * the first level has no place in the format.
 *
 * @example
 * parameterDefinitions({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] });
 * // { city: { type: 'str', isRequired: true } }
 */
export function parameterDefinitions(schema: JsonObject): Record<string, unknown> {
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return Object.fromEntries(
    Object.entries(objectOf(schema.properties)).map(([name, value]) => {
      const property = objectOf(value);
      return [
        name,
        compact({
          description: typeof property.description === 'string' ? property.description : undefined,
          type: pythonTypes[textOf(property.type)] ?? 'str',
          isRequired: required.includes(name),
        }),
      ];
    }),
  );
}

/** Definitions as a JSON Schema; an unknown type name is kept as it is. */
export function schemaOfDefinitions(definitions: JsonObject): JsonObject {
  const entries = Object.entries(definitions).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  const required = entries.filter(([, value]) => value.isRequired === true).map(([name]) => name);
  const properties = entries.map(([name, value]) => [
    name,
    compact({
      type: jsonTypes.get(textOf(value.type)) ?? textOf(value.type),
      description: typeof value.description === 'string' ? value.description : undefined,
    }),
  ]);
  return compact({
    type: 'object',
    properties: Object.fromEntries(properties),
    required: required.length > 0 ? required : undefined,
  });
}
