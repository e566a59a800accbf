/**
 * The body of `POST …/chat/completions`, after OpenAI's API reference. Open everywhere: members that the
 * service does not know are let pass (sogawa-yk/jetuse, spikes/SPIKE-10.md). A member that it knows has to
 * be of its kind.
 */
import Type from 'typebox';
import { open, optional, words } from './shared.js';

const text = Type.String();

/** Typed parts; which of them a model takes is the business of its rules. */
const part = Type.Object({ type: text, text: optional(text) });

const content = Type.Unsafe({
  type: ['string', 'array', 'null'],
  items: part,
});

/** `id` may be missing: clients repeat Gemini's calls, which have none. */
const toolCall = Type.Object({
  id: optional(text),
  type: optional(text),
  function: Type.Object({ name: text, arguments: optional(text) }),
});

/** The role `model`, in Gemini's own manner, has to be rewritten (mastalee928/oci-worker, tests). */
const message = Type.Object({
  role: words('system', 'developer', 'user', 'assistant', 'tool'),
  content: Type.Optional(content),
  tool_calls: optional(Type.Array(toolCall)),
  tool_call_id: optional(text),
});

const tool = Type.Object({
  type: text,
  function: optional(
    Type.Object({ name: text, description: optional(text), parameters: optional(open()) }),
  ),
});

/** A request of OpenAI chat completions. */
export const chatCompletion = Type.Object({
  model: text,
  messages: Type.Array(message, { minItems: 1 }),
  tools: optional(Type.Array(tool)),
  tool_choice: Type.Optional(Type.Unsafe({ type: ['string', 'object', 'null'] })),
  parallel_tool_calls: optional(Type.Boolean()),
  stream: optional(Type.Boolean()),
  stream_options: optional(Type.Object({ include_usage: optional(Type.Boolean()) })),
  max_tokens: optional(Type.Integer()),
  max_completion_tokens: optional(Type.Integer()),
  temperature: optional(Type.Number()),
  top_p: optional(Type.Number()),
  frequency_penalty: optional(Type.Number()),
  presence_penalty: optional(Type.Number()),
  seed: optional(Type.Integer()),
  stop: Type.Optional(Type.Unsafe({ type: ['string', 'array', 'null'], items: text })),
  n: optional(Type.Integer({ minimum: 1, maximum: 128 })),
  response_format: optional(Type.Object({ type: words('text', 'json_object', 'json_schema') })),
  reasoning_effort: optional(text),
});
