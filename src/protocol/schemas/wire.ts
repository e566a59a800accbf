/** Pieces of the schemas that say what was on the wire. */
import Type, { type TObject, type TProperties, type TSchema } from 'typebox';
import { signingModes } from '../call.js';

/** An object with these fields and no others: a misspelt field is an error, not a silence. */
export function closed<Fields extends TProperties>(
  fields: Fields,
  description?: string,
): TObject<Fields> {
  return Type.Object(fields, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}

export const count = Type.Integer({ minimum: 0 });

/** A time span; fractions allowed. */
export const milliseconds = Type.Number({ minimum: 0, description: 'Milliseconds.' });

export const transport = Type.Enum(['sdk', 'v1', 'responses', 'management']);

export const auth = Type.Enum([...signingModes, 'genai_api_key']);

/** Two values. TypeBox's own tuple is spelled as in older drafts of JSON Schema. */
export function pair<Pair>(first: TSchema, second: TSchema) {
  return Type.Unsafe<Pair>({
    type: 'array',
    prefixItems: [first, second],
    minItems: 2,
    maxItems: 2,
  });
}

/** A header line: name and value. */
export const headerLine = pair<[name: string, value: string]>(Type.String(), Type.String());
