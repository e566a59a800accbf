/** The validators of requests, compiled at build time: neither TypeBox nor Ajv is loaded to judge a request. */
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { requestSchemas } from '../../src/protocol/schemas/request-schemas.js';
import { compilation } from '../../src/protocol/schemas/request-validators.js';

/**
 * A module that exports what `src/protocol/schemas/request-validators.ts` does: `validatorNamed`.
 *
 * @returns JavaScript without imports; fails where a schema needs some
 */
export function validatorsModule(): string {
  const ajv = new Ajv({ ...compilation, code: { source: true, esm: true, optimize: 1 } });
  const names = [...requestSchemas.keys()];
  requestSchemas.forEach((schema, name) => {
    ajv.addSchema(schema, name);
  });
  const functions = standalone.default(
    ajv,
    Object.fromEntries(names.map((name, index) => [`judge${index}`, name])),
  );
  if (/\brequire\(|^import /m.test(functions)) throw new Error('A schema needs more than itself.');
  const table = names.map((name, index) => `[${JSON.stringify(name)}, judge${index}]`);
  return `${functions}
const judges = new Map([${table.join(', ')}]);
export const validatorNamed = (name) => judges.get(name);`;
}
