/**
 * Answers of the native API. Open to unknown keys: a client must ignore what it does not know, so
 * these say what has to be there. Source: npm oci-generativeaiinference, lib/model/chat-result and
 * the response kinds; oci-generativeai, lib/model/model-summary.
 */
import Type from 'typebox';

const nullable = <const Schema extends Type.TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const text = Type.String();

const usage = Type.Object({
  completionTokens: Type.Optional(Type.Integer()),
  promptTokens: Type.Integer(),
  totalTokens: Type.Integer(),
  completionTokensDetails: Type.Optional(
    Type.Object({
      acceptedPredictionTokens: Type.Optional(Type.Integer()),
      reasoningTokens: Type.Optional(Type.Integer()),
      rejectedPredictionTokens: Type.Optional(Type.Integer()),
    }),
  ),
  promptTokensDetails: Type.Optional(Type.Object({ cachedTokens: Type.Optional(Type.Integer()) })),
});

const genericToolCall = Type.Object({
  id: Type.Optional(nullable(text)),
  type: Type.Literal('FUNCTION'),
  name: Type.Optional(text),
  arguments: Type.Optional(text),
});

const genericMessage = Type.Object({
  role: Type.Literal('ASSISTANT'),
  content: Type.Optional(
    nullable(Type.Array(Type.Object({ type: text, text: Type.Optional(nullable(text)) }))),
  ),
  toolCalls: Type.Optional(nullable(Type.Array(genericToolCall))),
  reasoningContent: Type.Optional(nullable(text)),
});

const genericChatResponse = Type.Object({
  apiFormat: Type.Literal('GENERIC'),
  timeCreated: text,
  choices: Type.Array(
    Type.Object({
      index: Type.Integer(),
      message: Type.Optional(genericMessage),
      finishReason: Type.Optional(nullable(text)),
      logprobs: Type.Optional(Type.Object({})),
    }),
  ),
  usage: Type.Optional(usage),
  serviceTier: Type.Optional(text),
});

const cohereChatResponse = Type.Object({
  apiFormat: Type.Literal('COHERE'),
  text,
  chatHistory: Type.Optional(Type.Array(Type.Object({ role: text }))),
  finishReason: nullable(text),
  errorMessage: Type.Optional(text),
  toolCalls: Type.Optional(
    Type.Array(Type.Object({ name: text, parameters: Type.Optional(Type.Object({})) })),
  ),
  usage: Type.Optional(usage),
});

const cohereV2ChatResponse = Type.Object({
  apiFormat: Type.Literal('COHEREV2'),
  id: text,
  message: Type.Object({
    role: Type.Literal('ASSISTANT'),
    content: Type.Optional(Type.Array(Type.Object({ type: text }))),
    toolPlan: Type.Optional(text),
    toolCalls: Type.Optional(
      Type.Array(
        Type.Object({
          id: text,
          type: Type.Literal('FUNCTION'),
          function: Type.Object({ name: text, arguments: text }),
        }),
      ),
    ),
  }),
  finishReason: nullable(text),
  errorMessage: Type.Optional(text),
  usage: Type.Optional(usage),
});

/** A whole chat answer. */
export const chatResult = Type.Object({
  modelId: text,
  modelVersion: text,
  chatResponse: Type.Union([genericChatResponse, cohereChatResponse, cohereV2ChatResponse]),
});

/** One model, alone or in a listing. */
export const model = Type.Object({
  id: text,
  compartmentId: nullable(text),
  displayName: Type.Optional(nullable(text)),
  vendor: Type.Optional(nullable(text)),
  version: Type.Optional(nullable(text)),
  type: Type.Enum(['BASE', 'CUSTOM']),
  capabilities: Type.Array(text),
  lifecycleState: Type.Enum(['ACTIVE', 'CREATING', 'DELETING', 'DELETED', 'FAILED']),
  timeCreated: text,
});

/** A page of a listing. */
export const modelCollection = Type.Object({ items: Type.Array(model) });

/** An error: `code` is a string in every style that Oracle itself sends. */
export const errorAnswer = Type.Object({ code: text, message: text });
