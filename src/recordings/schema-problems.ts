/** Holds meta data against the whole schema, field by field. Loads Ajv; only checking does that. */
import { Ajv, type ErrorObject } from 'ajv';
import type { RecordingMeta } from './recording.js';
import { recordingMetaSchema } from './schema.js';

/** A field, e.g. `turn.toolCalls[0].name` (absent: the whole), and what is wrong with it. */
interface FieldProblem {
  readonly field?: string;
  readonly message: string;
}

/** The meta data when it fits the schema, else every misfit. */
export type SchemaReading =
  | { readonly ok: true; readonly meta: RecordingMeta }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const validate = new Ajv({ allErrors: true }).compile<RecordingMeta>(recordingMetaSchema);

/** Reads parsed JSON as meta data. */
export function readMeta(value: unknown): SchemaReading {
  if (validate(value)) return { ok: true, meta: value };
  return { ok: false, problems: (validate.errors ?? []).map(fieldProblem) };
}

function fieldProblem(error: ErrorObject): FieldProblem {
  const { missingProperty, additionalProperty, allowedValues } = error.params;
  const key: unknown = missingProperty ?? additionalProperty;
  const field = fieldOf(error.instancePath, typeof key === 'string' ? key : undefined);
  return { ...(field === '' ? {} : { field }), message: messageOf(error, allowedValues) };
}

function messageOf(error: ErrorObject, allowed: unknown): string {
  if (error.keyword === 'required') return 'is missing';
  if (error.keyword === 'additionalProperties') return 'is not a field of a recording';
  if (error.keyword === 'enum' && Array.isArray(allowed))
    return `must be one of ${allowed.map(String).join(', ')}`;
  return error.message ?? 'does not fit the schema';
}

/** `/turn/toolCalls/0` and `name` to `turn.toolCalls[0].name`. */
function fieldOf(pointer: string, key: string | undefined): string {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [...keys, ...(key === undefined ? [] : [key])].reduce(
    (path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part),
    '',
  );
}
