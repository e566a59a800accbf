/** The part of the trace's schema that says what was asked. */
import Type from 'typebox';
import { apiMethods } from '../../protocol/call.js';
import { toolCallSchema } from '../../recordings/schema.js';
import { closed, count, headerLine, probeHeaderLine } from './parts.js';

const lines = Type.Array(headerLine);
const anyObject = Type.Record(Type.String(), Type.Unknown());
const nullableString = Type.Union([Type.String(), Type.Null()]);

const signedAs = closed({
  method: Type.Optional(Type.String()),
  target: Type.Optional(Type.String()),
  body: Type.Optional(Type.String()),
  headers: Type.Optional(lines),
  covered: Type.Optional(Type.Array(Type.String())),
});

const token = closed({
  header: Type.Optional(anyObject),
  claims: Type.Optional(anyObject),
  signature: Type.Optional(Type.Enum(['kept', 'none', 'stranger', 'hs256'])),
});

const signingRecipe = closed({
  signedAs: Type.Optional(signedAs),
  covered: Type.Optional(Type.Array(Type.String())),
  date: Type.Optional(
    closed({
      header: Type.Optional(Type.Enum(['date', 'x-date'])),
      offset: Type.Optional(Type.Number({ description: 'Seconds from now.' })),
      format: Type.Optional(Type.Enum(['imf-fixdate', 'iso-8601', 'epoch', 'garbage'])),
    }),
  ),
  key: Type.Optional(Type.Enum(['own', 'other'])),
  token: Type.Optional(token),
  keyId: Type.Optional(Type.String()),
  version: Type.Optional(nullableString),
  algorithm: Type.Optional(nullableString),
  scheme: Type.Optional(Type.Enum(['rsa-sha256', 'rsa-pss-sha256', 'rsa-sha1'])),
  encoding: Type.Optional(Type.Enum(['base64', 'base64url', 'base64-with-junk', 'empty'])),
  parameters: Type.Optional(
    Type.Array(Type.Enum(['version', 'keyId', 'algorithm', 'headers', 'signature'])),
  ),
  separator: Type.Optional(Type.String()),
  digest: Type.Optional(Type.Union([Type.Literal('hex'), closed({ of: Type.String() })])),
  authorization: Type.Optional(Type.String()),
});

const probe = closed({
  operation: Type.Literal('probe'),
  plane: Type.Enum(['inference', 'management']),
  request: closed({
    method: Type.String(),
    target: Type.String(),
    headers: Type.Optional(Type.Array(probeHeaderLine)),
    body: Type.Optional(Type.String()),
    signing: Type.Union([Type.Literal('none'), signingRecipe]),
  }),
});

const message = closed({
  role: Type.Enum(['system', 'developer', 'user', 'assistant', 'tool']),
  text: Type.String(),
  toolCalls: Type.Optional(Type.Array(toolCallSchema)),
  toolCallId: Type.Optional(Type.String()),
  images: Type.Optional(Type.Array(Type.String())),
  audio: Type.Optional(Type.Array(closed({ data: Type.String(), format: Type.String() }))),
});

const tool = closed({
  name: Type.String(),
  description: Type.String(),
  parameters: anyObject,
});

const chatOptions = closed({
  maxTokens: Type.Optional(Type.Number()),
  temperature: Type.Optional(Type.Number()),
  topP: Type.Optional(Type.Number()),
  seed: Type.Optional(Type.Number()),
  stop: Type.Optional(Type.Array(Type.String())),
  includeUsage: Type.Optional(Type.Boolean()),
  toolChoice: Type.Optional(
    Type.Union([Type.Enum(['auto', 'none', 'required']), closed({ name: Type.String() })]),
  ),
  parallelToolCalls: Type.Optional(Type.Boolean()),
  reasoningEffort: Type.Optional(Type.Enum(['none', 'minimal', 'low', 'medium', 'high'])),
  responseFormat: Type.Optional(
    Type.Union([
      Type.Enum(['text', 'json_object']),
      closed({ name: Type.String(), schema: anyObject }),
    ]),
  ),
  candidates: Type.Optional(count),
  retries: Type.Optional(closed({ attempts: count })),
});

const state = closed({
  previousResponse: Type.Optional(Type.String()),
  conversation: Type.Optional(Type.String()),
  store: Type.Optional(Type.Boolean()),
  background: Type.Optional(Type.Boolean()),
});

const chat = closed({
  operation: Type.Literal('chat'),
  model: Type.String(),
  apiFormat: Type.Enum(['GENERIC', 'COHERE', 'COHEREV2', 'openai-chat', 'openai-responses']),
  stream: Type.Boolean(),
  messages: Type.Array(message),
  tools: Type.Optional(Type.Array(tool)),
  options: Type.Optional(chatOptions),
  state: Type.Optional(state),
  extra: Type.Optional(anyObject),
  headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  accumulate: Type.Optional(Type.Boolean()),
  cancelled: Type.Optional(Type.Literal('after-first-text')),
  timeout: Type.Optional(count),
  routed: Type.Optional(Type.Literal(true)),
});

const api = closed({
  operation: Type.Literal('api'),
  method: Type.Enum([...apiMethods]),
  arguments: Type.Array(Type.Unknown()),
});

const dialogue = closed({
  operation: Type.Literal('dialogue'),
  steps: Type.Array(Type.Union([chat, api])),
  throughErrors: Type.Optional(Type.Literal(true)),
  together: Type.Optional(Type.Literal(true)),
});

const rounds = closed({
  operation: Type.Literal('rounds'),
  first: chat,
  answers: Type.Array(
    Type.Array(
      closed({
        name: Type.String(),
        text: Type.String(),
        failed: Type.Optional(Type.Literal(true)),
      }),
    ),
  ),
  chained: Type.Optional(Type.Literal(true)),
});

const life = closed({
  operation: Type.Literal('life'),
  steps: Type.Array(
    closed({
      client: Type.Optional(count),
      call: Type.Union([
        chat,
        closed({
          operation: Type.Literal('open'),
          model: Type.String(),
          apiFormat: chat.properties.apiFormat,
        }),
        closed({ operation: Type.Literal('close') }),
      ]),
      closed: Type.Optional(Type.Literal('after-first-text')),
    }),
  ),
  apart: Type.Optional(Type.Literal(true)),
  together: Type.Optional(Type.Literal(true)),
});

const listModels = closed({
  operation: Type.Literal('list-models'),
  filters: Type.Optional(
    closed({
      capability: Type.Optional(Type.Array(Type.String())),
      lifecycleState: Type.Optional(Type.String()),
      vendor: Type.Optional(Type.String()),
      displayName: Type.Optional(Type.String()),
      id: Type.Optional(Type.String()),
      sortBy: Type.Optional(Type.Enum(['displayName', 'lifecycleState', 'timeCreated'])),
      sortOrder: Type.Optional(Type.Enum(['ASC', 'DESC'])),
    }),
  ),
  limit: Type.Optional(count),
  pages: Type.Optional(count),
  again: Type.Optional(
    Type.Array(closed({ later: Type.Number(), refresh: Type.Optional(Type.Literal(true)) })),
  ),
});

const texts = Type.Record(Type.String(), Type.String());

const configured = closed({
  operation: Type.Literal('configured'),
  call: Type.Union([chat, listModels]),
  told: Type.Optional(
    closed({
      compartmentId: Type.Optional(Type.String()),
      profile: Type.Optional(Type.String()),
    }),
  ),
  environment: Type.Optional(texts),
  files: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), texts))),
});

const getModel = closed({ operation: Type.Literal('get-model'), model: Type.String() });

/** Schema of `Call`. */
export const callSchema = Type.Union([
  chat,
  listModels,
  getModel,
  api,
  dialogue,
  rounds,
  life,
  configured,
  probe,
]);
