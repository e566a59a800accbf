/** What goes in and out of the control API, as TypeBox schemas: they are its types, its checks and its document. */
import Type, { type Static, type TSchema } from 'typebox';
import type { Access } from '../../protocol/access.js';
import type { Connection, Exchange } from '../../protocol/exchange.js';
import type { Reply } from '../../protocol/reply.js';
import { connectionSchema, exchangeSchema } from '../../protocol/schemas/exchange.js';
import { auth, closed, transport } from '../../protocol/schemas/wire.js';
import { personaNames, type TenancySwitches } from '../../protocol/switches.js';
import { replySchema } from '../replies/script.js';

/** A list, which nobody here changes. */
export const listOf = <Item>(items: TSchema) => Type.Unsafe<readonly Item[]>(Type.Array(items));

const optional = Type.Optional;
const flag = (description: string) => optional(Type.Boolean({ description }));

const refTo = <Value>(name: string) => Type.Unsafe<Value>({ $ref: `${name}#` });

const refusal = closed(
  {
    error: closed({
      code: Type.String({ description: 'Stable; docs/errors.md lists all.' }),
      message: Type.String({ description: 'What is wrong, and where.' }),
      remedy: Type.String({ description: 'What to do.' }),
    }),
  },
  'What every refusal says.',
);

export const reply = refTo<Reply>('Reply');
export const exchange = refTo<Exchange>('Exchange');
export const connection = refTo<Connection>('Connection');
export const access = refTo<Access>('Access');

const switchFields = {
  rightsMissing: flag('Model listing and chat answer as to a caller without rights: 404.'),
  models: optional(
    Type.Unsafe<readonly string[]>(
      Type.Array(Type.String(), { description: 'Public names of the models on offer.' }),
    ),
  ),
  emptyLastPage: flag('The last page of a list holds nothing.'),
  project: optional(Type.Enum(['required', 'misreported', 'not-demanded'])),
  zeroDataRetention: flag('Nothing is kept.'),
  withoutResponses: flag('Responses is no operation.'),
  retentionHours: optional(Type.Number({ minimum: 0, description: 'Hours. Default 720.' })),
  tokenLifetime: optional(Type.Number({ description: 'Seconds. Default 1200.' })),
  tokenClaims: optional(
    Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      description: 'Claims in the place of those of every token issued; null leaves one out.',
    }),
  ),
  clockOffset: optional(
    Type.Number({ description: 'Seconds by which its clock is ahead; at the start only.' }),
  ),
  issuesNothing: flag('Every credential is refused where it is asked for.'),
  permissive: flag('OpenAI routes ask for no project, compartment or known model.'),
  unmatched: optional(Type.Enum(['refused', 'family'])),
  persona: optional(Type.Enum([...personaNames])),
  quota: optional(
    closed(
      {
        requests: optional(Type.Integer({ minimum: 0 })),
        tokens: optional(Type.Integer({ minimum: 0 })),
        concurrent: optional(Type.Integer({ minimum: 0 })),
        window: optional(Type.Integer({ minimum: 1, description: 'Seconds. Default 60.' })),
        retryAfter: optional(Type.Boolean()),
      },
      'How much is answered; what is beyond gets 429.',
    ),
  ),
} satisfies Readonly<Record<keyof TenancySwitches, TSchema>>;

/** Switches of a tenancy; `TenancySwitches` says what each does. */
export const switches = closed(switchFields, 'What the service does differently for this tenancy.');

const shownTenancy = closed(
  {
    name: Type.String(),
    access,
    switches: refTo<TenancySwitches>('Switches'),
    faults: listOf<string>(Type.String()),
    replies: Type.Integer({ minimum: 0, description: 'Scripted replies that are left.' }),
    exchanges: Type.Integer({ minimum: 0, description: 'Exchanges in its journal.' }),
    began: Type.Number({
      description: 'When its journal began, in milliseconds since the epoch by the mock’s clock.',
    }),
    now: Type.Number({ description: 'Its own clock, in milliseconds since the epoch.' }),
  },
  'A tenancy: the unit of identity and of isolation.',
);

/** A tenancy as the control API shows it. */
export type ShownTenancy = Static<typeof shownTenancy>;

export const tenancy = refTo<ShownTenancy>('Tenancy');

/** Schemas that others refer to, by the name that they have in the document. */
export const shared = {
  Error: refusal,
  Switches: switches,
  Tenancy: shownTenancy,
  Reply: {
    description: 'What is answered: a recording, a turn or an error. See docs/replies.md.',
    ...replySchema,
  },
  Exchange: {
    ...exchangeSchema,
    description: 'One request and its answer as they were on the wire. No secret is in it.',
  },
  Connection: connectionSchema,
  Access: {
    description: 'All that a client needs to call: addresses, a config file, ids, variables.',
    type: 'object',
    properties: Object.fromEntries(
      [
        'endpoint',
        'managementEndpoint',
        'configFile',
        'profile',
        'compartmentId',
        'tenancyId',
        'region',
      ].map((name) => [name, { type: 'string' }]),
    ),
    required: ['endpoint', 'managementEndpoint', 'configFile', 'profile'],
    additionalProperties: true,
  },
} as const;

/** What a route answers: this, or a refusal. */
export const answers = <Schema extends TSchema>(schema: Schema) => ({
  200: schema,
  default: refTo<Static<typeof refusal>>('Error'),
});

/** What a route answers that has nothing to say, or a refusal. */
export const silence = {
  204: Type.Null({ description: 'Done.' }),
  default: answers(Type.Null()).default,
};

/** The same, or `null`. A union would have each misfit told twice. */
const orNull = <Schema extends TSchema & { type?: string; enum?: readonly unknown[] }>(
  schema: Schema,
) => {
  const { type, enum: words } = schema;
  return optional(
    Type.Unsafe<Static<Schema> | null>({
      ...schema,
      ...(type === undefined ? {} : { type: [type, 'null'] }),
      ...(words === undefined ? {} : { enum: [...words, null] }),
    }),
  );
};

const { clockOffset: _atTheStartOnly, ...fields } = switchFields;

/** Switches to be changed: `null` puts one back to its default. */
export const switchChanges = closed(
  {
    rightsMissing: orNull(fields.rightsMissing),
    models: orNull(fields.models),
    emptyLastPage: orNull(fields.emptyLastPage),
    project: orNull(fields.project),
    zeroDataRetention: orNull(fields.zeroDataRetention),
    withoutResponses: orNull(fields.withoutResponses),
    retentionHours: orNull(fields.retentionHours),
    tokenLifetime: orNull(fields.tokenLifetime),
    tokenClaims: orNull(fields.tokenClaims),
    issuesNothing: orNull(fields.issuesNothing),
    permissive: orNull(fields.permissive),
    unmatched: orNull(fields.unmatched),
    persona: orNull(fields.persona),
    quota: orNull(fields.quota),
  } satisfies Readonly<Record<keyof typeof fields, TSchema>>,
  'Those not named stay; null puts one back to its default.',
);

/** The path of a tenancy. */
export const byName = closed({ tenancy: Type.String({ description: 'Its name.' }) });

/** The path of a tenancy's access in an auth mode. */
export const byNameAndMode = closed({
  tenancy: Type.String({ description: 'Its name.' }),
  authMode: auth,
});

/** What of a journal is asked for. */
export const journalQuery = closed({
  since: optional(
    Type.Integer({ minimum: 0, description: 'Only exchanges with a greater sequence.' }),
  ),
  limit: optional(Type.Integer({ minimum: 1, description: 'So many at most, oldest first.' })),
  transport: optional(transport),
  auth: optional(auth),
  status: optional(Type.Integer({ minimum: 100, maximum: 599 })),
  verdict: optional(Type.Enum(['accepted', 'refused', 'let-through', 'unchecked'])),
  target: optional(Type.String({ description: 'Only targets with this in them.' })),
});

const { limit: _limit, ...filters } = journalQuery.properties;

/** Where following begins, and what of the journal is told. */
export const followQuery = closed({
  ...filters,
  since: optional(
    Type.Integer({
      minimum: 0,
      description: 'What began or ended since this exchange began is told first; 0: all.',
    }),
  ),
});
