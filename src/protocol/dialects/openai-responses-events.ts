/**
 * The events of a Responses stream, as a table: what each must carry, and where it may stand. Source: npm
 * openai 6.30.1, `src/resources/responses/responses.ts`, the union `ResponseStreamEvent`.
 */

/** What a member must hold. */
export type MemberKind = 'text' | 'count' | 'list' | 'object' | 'text-or-null';

/** The members of an event beside `type` and `sequence_number`. */
export type Members = Readonly<Record<string, MemberKind>>;

const response: Members = { response: 'object' };
const item: Members = { item: 'object', output_index: 'count' };
/** Of an output item that was announced before. */
const ofItem: Members = { item_id: 'text', output_index: 'count' };
const delta: Members = { ...ofItem, delta: 'text' };
const ofContent: Members = { ...ofItem, content_index: 'count' };
const ofSummary: Members = { ...ofItem, summary_index: 'count' };

/** Every event that the SDK knows, with the members that it requires; an undeclared `keepalive` beside them. */
export const eventMembers: ReadonlyMap<string, Members> = new Map(
  Object.entries({
    'response.created': response,
    'response.queued': response,
    'response.in_progress': response,
    'response.completed': response,
    'response.failed': response,
    'response.incomplete': response,
    error: { code: 'text-or-null', message: 'text', param: 'text-or-null' },
    keepalive: {},

    'response.output_item.added': item,
    'response.output_item.done': item,
    'response.content_part.added': { ...ofContent, part: 'object' },
    'response.content_part.done': { ...ofContent, part: 'object' },
    'response.output_text.delta': { ...ofContent, delta: 'text', logprobs: 'list' },
    'response.output_text.done': { ...ofContent, text: 'text', logprobs: 'list' },
    'response.output_text.annotation.added': {
      ...ofContent,
      annotation_index: 'count',
      annotation: 'object',
    },
    'response.refusal.delta': { ...ofContent, delta: 'text' },
    'response.refusal.done': { ...ofContent, refusal: 'text' },
    'response.reasoning_text.delta': { ...ofContent, delta: 'text' },
    'response.reasoning_text.done': { ...ofContent, text: 'text' },
    'response.reasoning_summary_part.added': { ...ofSummary, part: 'object' },
    'response.reasoning_summary_part.done': { ...ofSummary, part: 'object' },
    'response.reasoning_summary_text.delta': { ...ofSummary, delta: 'text' },
    'response.reasoning_summary_text.done': { ...ofSummary, text: 'text' },

    'response.function_call_arguments.delta': delta,
    'response.function_call_arguments.done': { ...ofItem, arguments: 'text', name: 'text' },
    'response.custom_tool_call_input.delta': delta,
    'response.custom_tool_call_input.done': { ...ofItem, input: 'text' },
    'response.mcp_call_arguments.delta': delta,
    'response.mcp_call_arguments.done': { ...ofItem, arguments: 'text' },
    'response.code_interpreter_call_code.delta': delta,
    'response.code_interpreter_call_code.done': { ...ofItem, code: 'text' },

    'response.file_search_call.in_progress': ofItem,
    'response.file_search_call.searching': ofItem,
    'response.file_search_call.completed': ofItem,
    'response.web_search_call.in_progress': ofItem,
    'response.web_search_call.searching': ofItem,
    'response.web_search_call.completed': ofItem,
    'response.code_interpreter_call.in_progress': ofItem,
    'response.code_interpreter_call.interpreting': ofItem,
    'response.code_interpreter_call.completed': ofItem,
    'response.image_generation_call.in_progress': ofItem,
    'response.image_generation_call.generating': ofItem,
    'response.image_generation_call.completed': ofItem,
    'response.image_generation_call.partial_image': {
      ...ofItem,
      partial_image_b64: 'text',
      partial_image_index: 'count',
    },
    'response.mcp_call.in_progress': ofItem,
    'response.mcp_call.completed': ofItem,
    'response.mcp_call.failed': ofItem,
    'response.mcp_list_tools.in_progress': ofItem,
    'response.mcp_list_tools.completed': ofItem,
    'response.mcp_list_tools.failed': ofItem,

    'response.audio.delta': { delta: 'text' },
    'response.audio.done': {},
    'response.audio.transcript.delta': { delta: 'text' },
    'response.audio.transcript.done': {},
  } satisfies Record<string, Members>),
);

/** An error inside a stream, nested: the form that openai-node raises. */
export const nestedErrorMembers: Members = { error: 'object' };

/**
 * The events between an item's announcement and its end, in their order, by the item's type. Deltas may
 * repeat; the last place holds every way to end.
 */
export const itemEvents: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    message: [],
    reasoning: [],
    function_call: [
      ['response.function_call_arguments.delta'],
      ['response.function_call_arguments.done'],
    ],
    custom_tool_call: [
      ['response.custom_tool_call_input.delta'],
      ['response.custom_tool_call_input.done'],
    ],
    file_search_call: [
      ['response.file_search_call.in_progress'],
      ['response.file_search_call.searching'],
      ['response.file_search_call.completed'],
    ],
    web_search_call: [
      ['response.web_search_call.in_progress'],
      ['response.web_search_call.searching'],
      ['response.web_search_call.completed'],
    ],
    code_interpreter_call: [
      ['response.code_interpreter_call.in_progress'],
      ['response.code_interpreter_call_code.delta'],
      ['response.code_interpreter_call_code.done'],
      ['response.code_interpreter_call.interpreting'],
      ['response.code_interpreter_call.completed'],
    ],
    image_generation_call: [
      ['response.image_generation_call.in_progress'],
      ['response.image_generation_call.generating'],
      ['response.image_generation_call.partial_image'],
      ['response.image_generation_call.completed'],
    ],
    mcp_list_tools: [
      ['response.mcp_list_tools.in_progress'],
      ['response.mcp_list_tools.completed', 'response.mcp_list_tools.failed'],
    ],
    mcp_call: [
      ['response.mcp_call.in_progress'],
      ['response.mcp_call_arguments.delta'],
      ['response.mcp_call_arguments.done'],
      ['response.mcp_call.completed', 'response.mcp_call.failed'],
    ],
  }),
);

/** Events that end a stream, with the `status` of the Response that each carries. */
export const endings: ReadonlyMap<string, string> = new Map([
  ['response.completed', 'completed'],
  ['response.failed', 'failed'],
  ['response.incomplete', 'incomplete'],
]);
