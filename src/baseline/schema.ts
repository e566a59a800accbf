/** The JSON Schema of a baseline, from which `schemas/baseline.schema.json` is written. */
import Type from 'typebox';

const entry = Type.Object(
  {
    case: Type.String({
      minLength: 1,
      description: 'A pattern as --filter takes it: a path (stream/cohere), axes (transport:sdk).',
    }),
    reason: Type.String({ minLength: 1, description: 'Why it fails.' }),
    checks: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        uniqueItems: true,
        description:
          'What it fails by: ids of checks; not-observed for a call that never came, unsupported for one that the provider declares and does not support. A failure by anything else is news. Absent: any failure is expected.',
      }),
    ),
    link: Type.Optional(
      Type.String({ pattern: '^https?://', description: 'Where it is being dealt with.' }),
    ),
    expires: Type.String({
      format: 'date',
      description: 'The last day, in UTC, on which the entry counts: 2027-03-01.',
    }),
  },
  { additionalProperties: false },
);

/** Schema of {@link import('./baseline.js').Baseline}. */
export const baselineSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    entries: Type.Array(entry, { description: 'Failures that are expected.' }),
  },
  { additionalProperties: false },
);
