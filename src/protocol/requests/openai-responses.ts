/** `POST /responses`: a call as a body, and back. */
import {
  type ChatCall,
  type ChatOptions,
  type Message,
  type ResponsesState,
  reasoningEfforts,
  type Tool,
} from '../call.js';
import { compact, isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import { excessOf } from '../json-extent.js';
import type { ErrorReply } from '../reply.js';
import type { ToolCall } from '../turn.js';
import type { Validators } from '../validators.js';
import { shownIn } from './images.js';

/** A request understood, or the service's refusal with the kit's reason for it. */
export type ResponsesReading =
  | { readonly ok: true; readonly body: JsonObject; readonly call: ChatCall }
  | { readonly ok: false; readonly error: ErrorReply; readonly reason: string };

/** Gemini takes no item whose role is `system` (sogawa-yk/jetuse, AGT-06, Aug 2026). */
const refusesSystemItems = (model: string): boolean => model.startsWith('google.');

/**
 * The body for a call. Messages are typed items with typed parts, the form that was never refused
 * (sogawa-yk/jetuse, measurement notes); a system message is `instructions` where the model refuses it as
 * an item. What Responses has no word for (`seed`, `stop`, `candidates`) is left out; `extra` comes last.
 *
 * @example
 * JSON.stringify(writeResponses(call)); // '{"model":"xai.grok-4.3","input":[{"type":"message",…
 */
export function writeResponses(call: ChatCall): Record<string, unknown> {
  const { options = {}, state = {} } = call;
  const apart = refusesSystemItems(call.model)
    ? call.messages.filter(({ role }) => role === 'system')
    : [];
  return compact({
    model: call.model,
    instructions: apart.length === 0 ? undefined : apart.map(({ text }) => text).join('\n\n'),
    input: call.messages.filter((message) => !apart.includes(message)).flatMap(writeMessage),
    stream: call.stream ? true : undefined,
    max_output_tokens: options.maxTokens,
    temperature: options.temperature,
    top_p: options.topP,
    tools: call.tools?.map((tool) => ({ type: 'function', ...tool })),
    tool_choice: writeChoice(options.toolChoice),
    parallel_tool_calls: options.parallelToolCalls,
    reasoning:
      options.reasoningEffort === undefined ? undefined : { effort: options.reasoningEffort },
    text: writeFormat(options.responseFormat),
    previous_response_id: state.previousResponse,
    conversation: state.conversation,
    store: state.store,
    background: state.background,
    ...call.extra,
  });
}

/** A message's items: what it says, and each call on its own. */
function writeMessage(message: Message): readonly JsonObject[] {
  const { role, text, toolCalls = [], images = [] } = message;
  if (role === 'tool') {
    return [{ type: 'function_call_output', call_id: message.toolCallId ?? '', output: text }];
  }
  const type = role === 'assistant' ? 'output_text' : 'input_text';
  const shown = images.map((url) => ({ type: 'input_image', image_url: url }));
  const content = [...(text === '' && shown.length > 0 ? [] : [{ type, text }]), ...shown];
  const said = { type: 'message', role, content };
  return [
    ...(text === '' && toolCalls.length > 0 ? [] : [said]),
    ...toolCalls.map((call) => ({
      type: 'function_call',
      call_id: call.id ?? '',
      name: call.name,
      arguments: call.arguments,
    })),
  ];
}

function writeChoice(choice: ChatOptions['toolChoice']): unknown {
  return typeof choice === 'object' ? { type: 'function', name: choice.name } : choice;
}

function writeFormat(format: ChatOptions['responseFormat']): JsonObject | undefined {
  if (format === undefined) return undefined;
  return {
    format: typeof format === 'string' ? { type: format } : { type: 'json_schema', ...format },
  };
}

/** Members that a call has a place for; all others are its `extra`. */
const known: ReadonlySet<string> = new Set([
  'model',
  'instructions',
  'input',
  'stream',
  'max_output_tokens',
  'temperature',
  'top_p',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'reasoning',
  'text',
  'previous_response_id',
  'conversation',
  'store',
  'background',
]);

/** A body's call, for one that fits its schema; otherwise as far as it can be read. */
export function readResponses(body: JsonObject): ChatCall {
  const instructions = textOf(body.instructions);
  const tools = readTools(body.tools);
  const options = readOptions(body);
  const state = readState(body);
  const extra = Object.entries(body).filter(([key]) => !known.has(key));
  return {
    operation: 'chat',
    model: textOf(body.model),
    apiFormat: 'openai-responses',
    stream: body.stream === true,
    messages: [
      ...(instructions === '' ? [] : [{ role: 'system', text: instructions } as const]),
      ...readInput(body.input),
    ],
    ...(tools === undefined ? {} : { tools }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(Object.keys(state).length === 0 ? {} : { state }),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

function readInput(input: unknown): readonly Message[] {
  if (typeof input === 'string') return [{ role: 'user', text: input }];
  const messages: Message[] = [];
  for (const item of objectsOf(input)) {
    const { type = 'message' } = item;
    if (type === 'message') {
      const text = textOfParts(item.content);
      messages.push({ role: roleOf(item.role), text, ...imagesOf(item.content) });
    } else if (type === 'function_call') {
      const last = messages.at(-1);
      const call = readCall(item);
      if (last?.role !== 'assistant') {
        messages.push({ role: 'assistant', text: '', toolCalls: [call] });
        continue;
      }
      messages.pop();
      messages.push({ ...last, toolCalls: [...(last.toolCalls ?? []), call] });
    } else if (type === 'function_call_output') {
      const id = textOf(item.call_id);
      const text = textOfParts(item.output);
      messages.push({ role: 'tool', text, ...(id === '' ? {} : { toolCallId: id }) });
    }
  }
  return messages;
}

const roles: readonly Message['role'][] = ['system', 'developer', 'user', 'assistant'];

const roleOf = (role: unknown): Message['role'] => roles.find((one) => one === role) ?? 'user';

/** A string, or the text of its parts. */
function textOfParts(content: unknown): string {
  if (typeof content === 'string') return content;
  return objectsOf(content)
    .map((part) => textOf(part.text))
    .join('');
}

function imagesOf(content: unknown): Pick<Message, 'images'> {
  const parts = objectsOf(content).filter(({ type }) => type === 'input_image');
  return shownIn(parts.map((part) => textOf(part.image_url)));
}

function readCall(item: JsonObject): ToolCall {
  const id = textOf(item.call_id);
  return {
    ...(id === '' ? {} : { id }),
    name: textOf(item.name),
    arguments: textOf(item.arguments),
  };
}

/** The functions on offer; the service's own tools are no tools of the call. */
function readTools(tools: unknown): readonly Tool[] | undefined {
  if (!Array.isArray(tools)) return undefined;
  return objectsOf(tools)
    .filter(({ type }) => type === 'function')
    .map((tool) => ({
      name: textOf(tool.name),
      description: textOf(tool.description),
      parameters: objectOf(tool.parameters),
    }));
}

function readOptions(body: JsonObject): ChatOptions {
  const effort = objectOf(body.reasoning).effort;
  return compact({
    maxTokens: numberOf(body.max_output_tokens),
    temperature: numberOf(body.temperature),
    topP: numberOf(body.top_p),
    toolChoice: readChoice(body.tool_choice),
    parallelToolCalls: booleanOf(body.parallel_tool_calls),
    reasoningEffort: reasoningEfforts.find((one) => one === effort),
    responseFormat: readFormat(objectOf(body.text).format),
  });
}

const choices = ['auto', 'none', 'required'] as const;

function readChoice(choice: unknown): ChatOptions['toolChoice'] {
  const word = choices.find((one) => one === choice);
  return word ?? (isObject(choice) ? { name: textOf(choice.name) } : undefined);
}

function readFormat(format: unknown): ChatOptions['responseFormat'] {
  const { type, name, schema } = objectOf(format);
  if (type === 'text' || type === 'json_object') return type;
  return type === 'json_schema' ? { name: textOf(name), schema: objectOf(schema) } : undefined;
}

function readState(body: JsonObject): ResponsesState {
  const previous = textOf(body.previous_response_id);
  const conversation = textOf(body.conversation) || textOf(objectOf(body.conversation).id);
  return compact({
    previousResponse: previous === '' ? undefined : previous,
    conversation: conversation === '' ? undefined : conversation,
    store: booleanOf(body.store),
    background: booleanOf(body.background),
  });
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
const booleanOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/**
 * Reads a request's bytes: JSON, then its schema. Whatever does not fit gets the one answer that is known
 * for input that does not. A body of more values than any real one gets 413. Never throws.
 *
 * @example
 * const reading = readResponsesRequest(bytes, await loadValidators());
 * if (reading.ok) reading.call.messages;
 */
export function readResponsesRequest(body: Uint8Array, validators: Validators): ResponsesReading {
  const excess = excessOf(body);
  if (excess === 'too-many-marks') return tooLarge;
  if (excess) return invalidInput('the body is nested too deeply');
  const parsed = parse(body);
  if (!parsed) return invalidInput('the body is not a JSON object in well-formed UTF-8');
  const misfit = validators.responses(parsed);
  if (misfit !== undefined) return invalidInput(misfit);
  return { ok: true, body: parsed, call: readResponses(parsed) };
}

function parse(body: Uint8Array): JsonObject | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value: unknown = JSON.parse(text);
    return isObject(value) && !(escapesSurrogate.test(text) && hasLoneSurrogate(value))
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** Half a character, escaped: no UTF-8 text can hold it. Most texts have no such escape at all. */
const escapesSurrogate = /\\u[dD][89a-fA-F]/;
const hasLoneSurrogate = (value: JsonObject): boolean =>
  // Whole characters are not escaped here, lone halves are.
  /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value));

/** The service's status for a very large prompt (sogawa-yk/jetuse, docs/tips.md, Jun 2026); its text is unknown. */
const tooLarge: ResponsesReading = {
  ok: false,
  error: { status: 413, message: 'The request body is larger than allowed.' },
  reason: 'the body has too many values',
};

/** Sogawa-yk/jetuse, measurement notes, Jun 2026: text, type and code. */
function invalidInput(reason: string): ResponsesReading {
  return {
    ok: false,
    error: {
      status: 400,
      style: 'upstream-unwrapped',
      message: "Invalid 'input': expected a valid Responses API input payload.",
      code: 'invalid_value',
    },
    reason,
  };
}
