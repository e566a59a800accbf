/** The JSON Schema of a trace, from which `schemas/trace.schema.json` is written. */
import Type, { type Static } from 'typebox';
import { bodySchema, connectionSchema, exchangeSchema } from '../../protocol/schemas/exchange.js';
import { turnErrorSchema, turnSchema } from '../../recordings/schema.js';
import { featureNames } from '../../suites/features.js';
import { callSchema } from './call.js';
import { auth, closed, count, milliseconds, target, transport } from './parts.js';

const feature = Type.Enum([...featureNames]);

const provider = closed({
  name: Type.String(),
  version: Type.String(),
  capabilities: Type.Optional(
    closed(
      {
        transports: Type.Array(transport),
        auths: Type.Array(auth),
        features: Type.Array(feature),
        upstream: Type.Optional(transport),
      },
      "What it declares, where it is under test and not one of the kit's own.",
    ),
  ),
});

const givenReply = closed({
  name: Type.String(),
  stream: Type.Boolean(),
  turn: Type.Optional(turnSchema),
  error: Type.Optional(
    closed({ ...turnErrorSchema.properties, status: Type.Optional(Type.Integer()) }),
  ),
  body: Type.Optional(bodySchema),
  dialect: Type.Optional(Type.String()),
});

const listedModel = closed({
  id: Type.String(),
  displayName: Type.Optional(Type.String()),
  vendor: Type.Optional(Type.String()),
  capabilities: Type.Optional(Type.Array(Type.String())),
  lifecycleState: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  baseModelId: Type.Optional(Type.String()),
});

const stepOutcome = {
  turn: Type.Optional(turnSchema),
  id: Type.Optional(Type.String()),
  candidates: Type.Optional(Type.Array(turnSchema)),
  value: Type.Optional(Type.Unknown()),
  models: Type.Optional(Type.Array(listedModel)),
  error: Type.Optional(
    closed({
      status: Type.Optional(Type.Integer()),
      code: Type.Optional(Type.String()),
      message: Type.String(),
      requestId: Type.Optional(Type.String()),
    }),
  ),
  requestId: Type.Optional(Type.String()),
};

const outcome = closed({
  ...stepOutcome,
  steps: Type.Optional(Type.Array(closed(stepOutcome))),
});

const event = Type.Union([
  closed({ at: milliseconds, kind: Type.Enum(['text']), text: Type.String() }),
  closed({ at: milliseconds, kind: Type.Enum(['reasoning']), text: Type.String() }),
  closed({ at: milliseconds, kind: Type.Enum(['end']) }),
]);

/** Schema of {@link import('../../suites/trace.js').Trace}. */
export const traceSchema = closed({
  version: Type.Literal(1),
  case: Type.String({ description: 'Id of the case.' }),
  transport,
  auth,
  target,
  provider,
  seed: count,
  call: callSchema,
  given: Type.Optional(Type.Array(givenReply)),
  outcome,
  events: Type.Array(event),
  seen: Type.Array(exchangeSchema, { description: 'What the probe saw; else empty.' }),
  journal: Type.Optional(
    Type.Array(exchangeSchema, {
      description: 'What the service saw; absent where it keeps none.',
    }),
  ),
  connections: Type.Optional(
    Type.Array(connectionSchema, { description: 'The connections that these came on.' }),
  ),
  unsupported: Type.Optional(
    closed(
      { feature, message: Type.Optional(Type.String()) },
      'The provider said that it cannot do this.',
    ),
  ),
  failure: Type.Optional(
    Type.String({ description: 'The provider or the kit failed outside the call.' }),
  ),
  duration: milliseconds,
});

/** The type that the schema describes; a test holds it against `Trace`. */
export type TraceOfSchema = Static<typeof traceSchema>;
