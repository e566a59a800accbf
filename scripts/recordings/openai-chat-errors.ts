/** Chat completions: errors in place of an answer, in every envelope that was met. */
import type { TurnError } from '../../src/protocol/turn.js';
import { gpt, grok } from './models.js';
import { askChat, chatTools } from './openai-chat-frames.js';
import * as from from './origins.js';
import type { Json, Origin, Recipe } from './recipe.js';

interface Refused {
  readonly name: string;
  readonly model: string;
  readonly status: number;
  readonly origin: Origin;
  readonly body: string;
  readonly error?: TurnError;
  readonly ask?: Json;
  readonly contentType?: string;
  readonly variations?: readonly string[];
}

const refused = ({
  name,
  model,
  status,
  origin,
  body,
  error,
  ask,
  contentType,
  variations,
}: Refused): Recipe => ({
  id: `openai-chat/error-${name}`,
  model,
  from: origin,
  ...(variations === undefined ? {} : { variations }),
  make: (kit) => ({
    request: askChat(model, kit.question(), ask),
    status,
    ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
    body,
    turn: { text: '', toolCalls: [], finishReason: null },
    ...(error === undefined ? {} : { error }),
  }),
});

/** The service's own envelope; the status is told as text. */
const envelope = (status: number, message: string): string =>
  `{ "code": "${status}", "message": ${JSON.stringify(message)} }`;

/** An error whose envelope holds nothing but its text. */
const plain = (
  name: string,
  model: string,
  status: number,
  message: string,
  origin: Origin,
): Recipe =>
  refused({
    name,
    model,
    status,
    origin,
    body: envelope(status, message),
    error: { code: String(status), message },
  });

const temperature = `{
  "error": {
    "message": "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
    "type": "invalid_request_error",
    "param": "temperature",
    "code": "unsupported_value"
  }
}`;

const tooLong =
  "This model's maximum context length is 4096 tokens. However, your messages resulted in 4104 tokens.";

const schema =
  '{"code":"Client specified an invalid argument","error":"Invalid request content: Invalid function schema."}';

export const chatErrorRecipes: readonly Recipe[] = [
  plain(
    'unsupported-operation',
    'cohere.command-a-03-2025',
    400,
    'Unsupported OpenAI operation',
    from.issue('sogawa-yk/jetuse, SPIKE-01.md; oracle-samples/locus', 'The envelope is deduced.'),
  ),
  plain(
    'entity-not-found',
    'xai.grok-9',
    404,
    'Entity with key xai.grok-9 not found',
    from.issue('Public set-up guides for OCI Generative AI, 2026', 'The envelope is deduced.'),
  ),
  plain(
    'not-authorized',
    grok,
    404,
    'Authorization failed or requested resource not found.',
    from.issue('sogawa-yk/jetuse, docs/tips.md; oracle-samples/locus, docs'),
  ),
  plain(
    'throttled',
    grok,
    429,
    'Service request limit is exceeded, request is throttled.',
    from.deduced('No body of this status was published for this surface; the text is ours.'),
  ),
  refused({
    name: 'double-encoded',
    model: gpt,
    status: 400,
    ask: { temperature: 0.2 },
    origin: from.issue(
      'oracle/langchain-oracle, tests/unit_tests/chat_models/test_gpt5_param_compat.py',
      'The text is shortened there.',
    ),
    body: envelope(400, temperature),
    error: { code: '400', message: temperature },
  }),
  refused({
    name: 'unwrapped',
    model: gpt,
    status: 400,
    origin: from.deduced(
      "OpenAI's error document, which sogawa-yk/jetuse met on files and Responses; on chat it is deduced",
    ),
    body: JSON.stringify({
      error: {
        message: tooLong,
        type: 'invalid_request_error',
        param: 'messages',
        code: 'context_length_exceeded',
      },
    }),
    error: { code: 'context_length_exceeded', message: tooLong },
  }),
  refused({
    name: 'error-is-text',
    model: 'xai.grok-4.20-reasoning',
    status: 400,
    ask: { reasoning_effort: 'low' },
    origin: from.issue(
      'BerriAI/litellm PR #40732; the envelope: sogawa-yk/jetuse, AGT-06.md (on Responses)',
    ),
    body: '{"code":"invalid-argument","error":"Model grok-4.20 does not support parameter reasoningEffort."}',
    error: {
      code: 'invalid-argument',
      message: 'Model grok-4.20 does not support parameter reasoningEffort.',
    },
  }),
  refused({
    name: 'vendor-document-in-message',
    model: grok,
    status: 400,
    ask: chatTools,
    origin: from.issue('oracle/langchain-oracle issue #45 (native route)'),
    body: envelope(400, schema),
    error: { code: '400', message: schema },
  }),
  refused({
    name: 'plain-text',
    model: 'xai.grok-4',
    status: 422,
    origin: from.deduced(
      'oracle/langchain-oracle PR #242 (the beginning of the text, on Responses)',
      'The envelope is unknown.',
    ),
    contentType: 'text/plain',
    variations: ['plain-text'],
    body: 'Failed to deserialize the JSON body into the target type: messages: missing field',
  }),
];
