/**
 * The JSON Schema of `<name>.meta.json`, from which `schemas/recording.schema.json` is written.
 * Loading does not use it: `load.ts` is on the mock's way to its first answer, and stays light.
 */
import Type, { type Static } from 'typebox';
import { dialectNames } from '../protocol/dialects/dialect.js';
import { builtInTypes, type FinishReason } from '../protocol/turn.js';

/** One call of a tool. */
export const toolCallSchema = Type.Object(
  {
    id: Type.Optional(Type.String()),
    name: Type.String(),
    arguments: Type.String({
      description: 'JSON text exactly as the model wrote it; may be broken.',
    }),
  },
  { additionalProperties: false },
);

const count = Type.Integer({ minimum: 0 });

const usage = Type.Object(
  {
    promptTokens: count,
    completionTokens: Type.Optional(count),
    totalTokens: count,
    reasoningTokens: Type.Optional(count),
    cachedTokens: Type.Optional(count),
  },
  { additionalProperties: false },
);

/** One enum instead of a union with null, so that a misfit is told as one. */
const finishReason = Type.Unsafe<FinishReason | null>({
  enum: [
    'stop',
    'length',
    'tool_calls',
    'content_filter',
    'error',
    'cancelled',
    'unknown',
    null,
  ] satisfies (FinishReason | null)[],
  description: "Why the turn ended, in the kit's own words; null where the service sends null.",
});

const builtInCall = Type.Object(
  {
    type: Type.Enum([...builtInTypes]),
    id: Type.Optional(Type.String()),
    name: Type.Optional(Type.String()),
    input: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** A turn, wherever a format holds one. */
export const turnSchema = Type.Object(
  {
    text: Type.String(),
    reasoning: Type.Optional(Type.String()),
    toolCalls: Type.Array(toolCallSchema),
    refusal: Type.Optional(Type.String()),
    builtInCalls: Type.Optional(Type.Array(builtInCall)),
    finishReason,
    usage: Type.Optional(usage),
  },
  {
    additionalProperties: false,
    description: 'What the bytes stand for, free of any wire format.',
  },
);

/** An error that an answer carries. */
export const turnErrorSchema = Type.Object(
  { code: Type.Optional(Type.String()), message: Type.String() },
  { additionalProperties: false, description: 'An error that the bytes carry.' },
);

const provenance = Type.Object(
  {
    kind: Type.Enum(['recorded', 'documented', 'constructed'], {
      description: 'Nothing says `recorded` whose bytes were not recorded.',
    }),
    confidence: Type.Enum(['verified', 'reported', 'inferred']),
    source: Type.String({ minLength: 1, description: 'The public source of the shape.' }),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO date.' }),
    region: Type.Optional(Type.String({ minLength: 1 })),
    note: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

/** Schema of {@link import('./recording.js').RecordingMeta}. */
export const recordingMetaSchema = Type.Object(
  {
    transport: Type.Enum(['sdk', 'v1', 'responses', 'management']),
    dialect: Type.Enum([...dialectNames], { description: 'Equal to the name of the folder.' }),
    model: Type.String({ minLength: 1 }),
    request: Type.Record(Type.String(), Type.Unknown(), {
      description: 'The request body that this answers, without compartmentId.',
    }),
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    headers: Type.Record(Type.String(), Type.String(), { description: 'Lower-case names.' }),
    delays: Type.Array(Type.Number({ minimum: 0 }), {
      description: 'Milliseconds before each frame, from the previous one; empty: unknown.',
    }),
    turn: turnSchema,
    error: Type.Optional(turnErrorSchema),
    variations: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), {
        minItems: 1,
        uniqueItems: true,
        description: 'Departures from the recorded grammar that the bytes have on purpose.',
      }),
    ),
    provenance,
  },
  { additionalProperties: false },
);

/** The type that the schema describes; a test holds it against `RecordingMeta`. */
export type RecordingMetaOfSchema = Static<typeof recordingMetaSchema>;
