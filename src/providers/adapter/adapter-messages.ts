/** What an adapter writes to the kit, a line each. */
import Type, { type Static } from 'typebox';
import { builtInTypes } from '../../protocol/turn.js';
import { count, maybe, open } from './schema-parts.js';

const names = Type.Array(Type.String());

const ready = open(
  {
    type: Type.Literal('ready'),
    protocol: Type.Integer({ description: 'The version that the adapter speaks: 1.' }),
    name: Type.String({ minLength: 1, description: "The provider's name." }),
    version: maybe(Type.String({ description: "The provider's version." })),
    language: maybe(Type.String()),
    capabilities: open({
      transports: names,
      auths: names,
      features: names,
      environment: maybe(Type.Enum(['process', 'call'])),
      parallel: maybe(Type.Integer({ minimum: 1 })),
    }),
  },
  'The answer to `hello`: who is under test, and what it can do.',
);

const event = open(
  {
    type: Type.Literal('event'),
    id: Type.String(),
    kind: Type.Enum(['text', 'reasoning']),
    text: Type.String(),
  },
  'A piece of the answer, as an application gets it.',
);

/** Every member may be missing: a provider that hands over half a call is told so by a verdict. */
const toolCall = open({
  id: maybe(Type.String()),
  name: maybe(Type.String()),
  arguments: maybe(Type.String({ description: 'JSON text, exactly as the model wrote it.' })),
});

const usage = open({
  promptTokens: count,
  completionTokens: maybe(count),
  totalTokens: count,
  reasoningTokens: maybe(count),
  cachedTokens: maybe(count),
});

const builtInCall = open({
  type: Type.Enum([...builtInTypes]),
  id: maybe(Type.String()),
  name: maybe(Type.String()),
  input: maybe(Type.String()),
});

const turn = {
  text: maybe(Type.String()),
  reasoning: maybe(Type.String()),
  toolCalls: maybe(Type.Array(toolCall)),
  finishReason: maybe(
    Type.String({ description: "The kit's word or the wire's: stop, MAX_TOKENS, tool_calls …" }),
  ),
  usage: maybe(usage),
  refusal: maybe(Type.String()),
  builtInCalls: maybe(Type.Array(builtInCall)),
};

const model = open({
  id: Type.String(),
  displayName: maybe(Type.String()),
  vendor: maybe(Type.String()),
  capabilities: maybe(names),
  lifecycleState: maybe(Type.String()),
  type: maybe(Type.String({ description: '`BASE` or `CUSTOM`.' })),
  baseModelId: maybe(Type.String()),
});

const result = open(
  {
    type: Type.Literal('result'),
    id: Type.String(),
    ...turn,
    candidates: maybe(Type.Array(open(turn))),
    responseId: maybe(Type.String()),
    requestId: maybe(Type.String()),
    models: maybe(Type.Array(model)),
    value: maybe(Type.Unknown()),
  },
  'What the provider made of the answer.',
);

const error = open(
  {
    type: Type.Literal('error'),
    id: Type.String(),
    message: Type.String(),
    kind: maybe(Type.String()),
    status: maybe(Type.Integer()),
    code: maybe(Type.String()),
    requestId: maybe(Type.String()),
    partial: maybe(open(turn)),
  },
  'The provider raised this error.',
);

const unsupported = open(
  {
    type: Type.Literal('unsupported'),
    id: Type.String(),
    feature: Type.String(),
    message: maybe(Type.String()),
  },
  'The provider cannot do what was asked; the feature is not among those declared.',
);

/** The messages that an adapter writes, by their type. */
export const adapterMessages = { ready, event, result, error, unsupported } as const;

/** A message's type. */
export type AdapterMessageType = keyof typeof adapterMessages;

/** One message, by its type. */
export type AdapterMessage<T extends AdapterMessageType = AdapterMessageType> = {
  [Name in AdapterMessageType]: Static<(typeof adapterMessages)[Name]>;
}[T];

/** A turn as it stands in a `result`, in `candidates` and in `partial`. */
export type TurnMembers = Pick<
  AdapterMessage<'result'>,
  'text' | 'reasoning' | 'toolCalls' | 'finishReason' | 'usage' | 'refusal' | 'builtInCalls'
>;
