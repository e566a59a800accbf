/** The JSON Schema of what `inspect --json` prints, from which `schemas/inspection.schema.json` is written. */
import Type from 'typebox';
import { dialectNames } from '../protocol/dialects/dialect.js';
import { turnErrorSchema, turnSchema } from '../recordings/schema.js';
import {
  auth,
  closed,
  count,
  headerLine,
  milliseconds,
  transport,
} from '../reports/schemas/parts.js';

const dialect = Type.Enum([...dialectNames]);
const field = Type.Enum(['opening', 'closing', 'toolCalls', 'usage', 'done', 'pad']);
const value = Type.Union([Type.String(), Type.Boolean()]);
const words = Type.Array(Type.String());

const answer = closed({
  status: count,
  headers: Type.Array(headerLine),
  end: Type.Enum(['complete', 'held', 'stalled', 'client-closed', 'cut', 'open']),
  began: milliseconds,
  bytes: count,
  body: Type.Optional(Type.String({ description: 'Absent where the answer is a stream.' })),
});

const frame = closed({
  at: milliseconds,
  bytes: count,
  event: Type.Optional(Type.String()),
  payload: Type.String(),
});

const trial = closed({
  dialect,
  reads: Type.Boolean(),
  problems: count,
  first: Type.Optional(Type.String()),
});

const variant = closed({
  name: Type.Optional(Type.String()),
  fields: Type.Record(Type.String(), value),
  exact: Type.Boolean(),
  unlikeFamily: Type.Array(closed({ field, usual: value, found: value })),
});

const nearest = closed({
  id: Type.String(),
  kind: Type.Enum(['recorded', 'documented', 'constructed']),
  confidence: Type.Enum(['verified', 'reported', 'inferred']),
  onlyHere: words,
  onlyThere: words,
});

const remark = closed({
  level: Type.Enum(['wrong', 'note']),
  about: Type.Enum(['answer', 'header', 'framing', 'grammar', 'ending', 'family', 'recording']),
  frames: Type.Optional(Type.Array(count)),
  says: Type.String(),
});

/** See `Inspection`. */
export const inspectionSchema = closed({
  version: Type.Literal(1),
  model: Type.String(),
  target: Type.String(),
  transport,
  auth,
  apiFormat: Type.Enum(['GENERIC', 'COHERE', 'COHEREV2', 'openai-chat', 'openai-responses']),
  answer: Type.Optional(answer),
  took: milliseconds,
  frames: Type.Array(frame),
  dialect: Type.Optional(dialect),
  trials: Type.Array(trial),
  family: Type.String(),
  variant: Type.Optional(variant),
  turn: Type.Optional(turnSchema),
  error: Type.Optional(turnErrorSchema),
  nearest: Type.Optional(nearest),
  diagnosis: Type.Optional(
    Type.Object({ problem: Type.String(), summary: Type.String(), remedy: Type.String() }),
  ),
  remarks: Type.Array(remark),
  ok: Type.Boolean(),
});
