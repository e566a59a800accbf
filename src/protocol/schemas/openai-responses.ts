/**
 * The body of `POST /responses`. Open to members that it does not name: Oracle ignores unknown ones
 * (sogawa-yk/jetuse, measurement notes, Jun 2026). Source: npm openai 6.30.1, `ResponseCreateParams`.
 */
import Type, { type TProperties, type TSchema } from 'typebox';
import { open, optional, tagged, words } from './shared.js';

const text = Type.String();
const some = (properties: TProperties) => Type.Object(properties);
/** A string, or an array of objects. */
const textOrParts = (items: TSchema) => Type.Unsafe({ type: ['string', 'array'], items });
/** A string, or an object. */
const textOrObject = Type.Unsafe({ type: ['string', 'object', 'null'] });

const input = optional(Type.Unsafe({ type: ['string', 'array', 'null'], items: open() }));

/** The request, but for the items of its input. */
export const responsesRequest = some({
  model: text,
  input: Type.Optional(input),
  instructions: Type.Optional(Type.Unsafe({ type: ['string', 'array', 'null'], items: open() })),
  stream: optional(Type.Boolean()),
  store: optional(Type.Boolean()),
  background: optional(Type.Boolean()),
  parallel_tool_calls: optional(Type.Boolean()),
  max_output_tokens: optional(Type.Integer()),
  max_tool_calls: optional(Type.Integer()),
  temperature: optional(Type.Number()),
  top_p: optional(Type.Number()),
  previous_response_id: optional(text),
  conversation: Type.Optional(textOrObject),
  tools: optional(Type.Array(some({ type: text }))),
  tool_choice: Type.Optional(textOrObject),
  text: optional(open()),
  reasoning: optional(open()),
  metadata: optional(open()),
  include: optional(Type.Array(text)),
});

const part = tagged('type', [
  some({ type: Type.Literal('input_text'), text }),
  some({ type: Type.Literal('output_text'), text }),
  some({ type: Type.Literal('refusal'), refusal: text }),
  some({ type: Type.Literal('input_image') }),
  some({ type: Type.Literal('input_file') }),
  some({ type: Type.Literal('input_audio') }),
]);

const call = (...members: readonly string[]) =>
  some(Object.fromEntries(members.map((member) => [member, text])));
const output = { call_id: text, output: textOrParts(open()) };

/**
 * The items of an input by their `type`; one without a type is a message. Items of built-in tools are
 * played back as they came, so little is asked of them.
 */
export const responsesItems: Readonly<Record<string, TSchema>> = {
  message: some({
    role: words('user', 'assistant', 'system', 'developer'),
    content: textOrParts(part),
  }),
  function_call: call('call_id', 'name', 'arguments'),
  function_call_output: some(output),
  custom_tool_call: call('call_id', 'name', 'input'),
  custom_tool_call_output: some(output),
  item_reference: call('id'),
  reasoning: some({ summary: optional(Type.Array(open())) }),
  mcp_approval_response: some({ approval_request_id: text, approve: Type.Boolean() }),
  mcp_approval_request: open(),
  mcp_call: open(),
  mcp_list_tools: open(),
  file_search_call: open(),
  web_search_call: open(),
  code_interpreter_call: open(),
  image_generation_call: open(),
  compaction: open(),
};
