/**
 * The schemas of requests as functions, compiled when they are first asked for. In the package another module has this one's
 * place: the same functions, compiled when it was built (`scripts/build/validators.ts`).
 */
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { requestSchemas } from './request-schemas.js';

/** How they are compiled. The schemas are ours: nothing checks them against the schema of schemas. */
export const compilation = {
  strict: true,
  // A tag is required beside the members that define it.
  strictRequired: false,
  discriminator: true,
  allowUnionTypes: true,
  validateSchema: false,
} satisfies Options;

// To polish code that takes microseconds costs more than it saves.
const ajv = new Ajv({ ...compilation, code: { optimize: false } });
const compiled = new Map<string, ValidateFunction>();

/** The function that judges by a schema; undefined where none has the name. */
export function validatorNamed(name: string): ValidateFunction | undefined {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const schema = requestSchemas.get(name);
  if (schema === undefined) return undefined;
  const made = ajv.compile(schema);
  compiled.set(name, made);
  return made;
}
