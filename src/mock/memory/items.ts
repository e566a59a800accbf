/** Items of Responses and conversations, as they are kept. */
import { isObject, type JsonObject, textOf } from '../../protocol/json.js';
import type { Stored } from './memory.js';

/** Gives the next id with this prefix. */
type NextId = (prefix: string) => string;

/** How the ids of each kind of item begin (npm openai 6.30.1, examples in `responses.d.ts`); others: `item`. */
const prefixes: Readonly<Record<string, string>> = {
  message: 'msg',
  reasoning: 'rs',
  function_call: 'fc',
  function_call_output: 'fc',
  custom_tool_call: 'ctc',
  custom_tool_call_output: 'ctc',
  mcp_call: 'mcp',
  mcp_approval_request: 'mcpr',
  mcp_approval_response: 'mcpr',
};

/** The content of a message as it is kept: parts, even where it was given as a text. */
function partsOf(content: unknown, role: string): unknown {
  if (typeof content !== 'string') return content ?? [];
  return role === 'assistant'
    ? [{ type: 'output_text', text: content, annotations: [], logprobs: [] }]
    : [{ type: 'input_text', text: content }];
}

function keptItem(item: JsonObject, nextId: NextId): Stored {
  const bare = item.role === undefined && item.content === undefined;
  const type = textOf(item.type) || (bare ? 'item_reference' : 'message');
  const id = textOf(item.id) || nextId(prefixes[type] ?? 'item');
  if (type !== 'message') return { ...item, id, type };
  const role = textOf(item.role) || 'user';
  return { id, type, status: 'completed', ...item, role, content: partsOf(item.content, role) };
}

/**
 * The items of an `input`, as they are kept and listed: a text is a user's message, and whatever has no id
 * gets one.
 *
 * @example
 * keptItems('Hi', nextId);
 * // [{ id: 'msg_…', type: 'message', status: 'completed', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }]
 */
export function keptItems(input: unknown, nextId: NextId): readonly Stored[] {
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  if (!Array.isArray(items)) return [];
  return items.filter(isObject).map((item) => keptItem(item, nextId));
}

/** The output items of a Response object; those without an id get one. */
export function outputItems(response: JsonObject, nextId: NextId): readonly Stored[] {
  return keptItems(response.output, nextId);
}

/** Bytes that keeping these costs, roughly. */
export const weightOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
