/** Requests of OpenAI chat completions: from a call, and back to one. */
import {
  type ChatCall,
  type ChatOptions,
  type Message,
  reasoningEfforts,
  type Tool,
} from '../call.js';
import { compact, isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { ErrorReply } from '../reply.js';
import type { ToolCall } from '../turn.js';
import type { Validators } from '../validators.js';
import { shownIn } from './images.js';
import { readOpenAiBody } from './openai-body.js';

/** A request understood, or the service's refusal with the kit's reason for it. */
export type OpenAiReading =
  | { readonly ok: true; readonly body: JsonObject; readonly call: ChatCall }
  | { readonly ok: false; readonly error: ErrorReply; readonly reason: string };

/** OpenAI's own models, but the open-weight ones, take their limit under another name. */
const limitName = (model: string): 'max_tokens' | 'max_completion_tokens' =>
  model.startsWith('openai.') && !model.startsWith('openai.gpt-oss')
    ? 'max_completion_tokens'
    : 'max_tokens';

/**
 * The body of `POST …/chat/completions` for a call, as users of the OpenAI SDKs write it. An absent
 * setting is not sent; `extra` comes last and may overwrite.
 *
 * @example
 * writeOpenAiChat(call); // { model: 'xai.grok-4', messages: [{ role: 'user', content: 'Hello' }], … }
 */
export function writeOpenAiChat(call: ChatCall): Record<string, unknown> {
  const { options = {} } = call;
  const { includeUsage } = options;
  return compact({
    model: call.model,
    messages: call.messages.map(writeMessage),
    tools: call.tools?.map((tool) => ({ type: 'function', function: { ...tool } })),
    tool_choice: writeChoice(options.toolChoice),
    parallel_tool_calls: options.parallelToolCalls,
    stream: call.stream ? true : undefined,
    stream_options: includeUsage === undefined ? undefined : { include_usage: includeUsage },
    [limitName(call.model)]: options.maxTokens,
    temperature: options.temperature,
    top_p: options.topP,
    seed: options.seed,
    stop: options.stop,
    n: options.candidates,
    response_format: writeFormat(options.responseFormat),
    reasoning_effort: options.reasoningEffort,
    ...call.extra,
  });
}

/** A message that only calls tools has no `content`: Gemini refuses `null` (mastalee928/oci-worker). */
function writeMessage(message: Message): JsonObject {
  const silent = message.text === '' && (message.toolCalls?.length ?? 0) > 0;
  return compact({
    role: message.role,
    content: silent ? undefined : writeContent(message),
    tool_calls: message.toolCalls?.map((call) =>
      compact({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: call.arguments },
      }),
    ),
    tool_call_id: message.toolCallId,
  });
}

/** A text, or parts where images or sounds stand behind it. */
function writeContent({ text, images = [], audio = [] }: Message): string | readonly JsonObject[] {
  if (images.length + audio.length === 0) return text;
  return [
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...images.map((url) => ({ type: 'image_url', image_url: { url } })),
    ...audio.map((sound) => ({ type: 'input_audio', input_audio: { ...sound } })),
  ];
}

function writeChoice(choice: ChatOptions['toolChoice']): unknown {
  return typeof choice === 'object' ? { type: 'function', function: { ...choice } } : choice;
}

function writeFormat(format: ChatOptions['responseFormat']): JsonObject | undefined {
  if (format === undefined) return undefined;
  return typeof format === 'string'
    ? { type: format }
    : { type: 'json_schema', json_schema: { name: format.name, schema: format.schema } };
}

/**
 * Reads a request's bytes: JSON, then the schema. Members that the schema does not know are let pass, as
 * the service does (sogawa-yk/jetuse, spikes/SPIKE-10.md). Never throws.
 *
 * @example
 * const reading = readOpenAiRequest(bytes, await loadValidators());
 * if (reading.ok) reading.call.messages;
 */
export function readOpenAiRequest(bytes: Uint8Array, validators: Validators): OpenAiReading {
  const reading = readOpenAiBody(bytes, validators.chatCompletion);
  return reading.ok ? { ...reading, call: readOpenAiChat(reading.body) } : reading;
}

/** Members of a body that a call has words for; the rest is `extra`. */
const known: ReadonlySet<string> = new Set([
  'model',
  'messages',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'seed',
  'stop',
  'n',
  'response_format',
  'reasoning_effort',
]);

/** A request's call, for a body that fits its schema; otherwise as far as it can be read. */
export function readOpenAiChat(body: JsonObject): ChatCall {
  const options = readOptions(body);
  const extra = Object.entries(body).filter(([key]) => !known.has(key));
  return {
    operation: 'chat',
    model: textOf(body.model),
    apiFormat: 'openai-chat',
    stream: body.stream === true,
    messages: objectsOf(body.messages).map(readMessage),
    ...(Array.isArray(body.tools) ? { tools: functionsOf(body.tools) } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(extra.length > 0 ? { extra: Object.fromEntries(extra) } : {}),
  };
}

function readOptions(body: JsonObject): ChatOptions {
  return compact({
    maxTokens: numberOf(body.max_tokens) ?? numberOf(body.max_completion_tokens),
    temperature: numberOf(body.temperature),
    topP: numberOf(body.top_p),
    seed: numberOf(body.seed),
    stop: stopOf(body.stop),
    includeUsage: booleanOf(objectOf(body.stream_options).include_usage),
    toolChoice: readChoice(body.tool_choice),
    parallelToolCalls: booleanOf(body.parallel_tool_calls),
    reasoningEffort: reasoningEfforts.find((effort) => effort === body.reasoning_effort),
    responseFormat: readFormat(body.response_format),
    candidates: numberOf(body.n),
  });
}

const roles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;

function readMessage(message: JsonObject): Message {
  return {
    role: roles.find((role) => role === message.role) ?? 'user',
    text: textOfContent(message.content),
    ...readImages(message.content),
    ...readAudio(message.content),
    ...(Array.isArray(message.tool_calls)
      ? { toolCalls: objectsOf(message.tool_calls).map(readToolCall) }
      : {}),
    ...(typeof message.tool_call_id === 'string' ? { toolCallId: message.tool_call_id } : {}),
  };
}

/** A string, or the text of typed parts, joined. */
function textOfContent(content: unknown): string {
  if (typeof content === 'string') return content;
  return objectsOf(content)
    .map((part) => (part.type === 'text' ? textOf(part.text) : ''))
    .join('');
}

const partsOf = (content: unknown, type: string): readonly JsonObject[] =>
  objectsOf(content).filter((part) => part.type === type);

function readImages(content: unknown): Pick<Message, 'images'> {
  const urls = partsOf(content, 'image_url').map((part) => textOf(objectOf(part.image_url).url));
  return shownIn(urls);
}

function readAudio(content: unknown): Pick<Message, 'audio'> {
  const parts = partsOf(content, 'input_audio').map((part) => objectOf(part.input_audio));
  return parts.length === 0
    ? {}
    : { audio: parts.map(({ data, format }) => ({ data: textOf(data), format: textOf(format) })) };
}

function readToolCall(call: JsonObject): ToolCall {
  const { name, arguments: text } = objectOf(call.function);
  return {
    ...(typeof call.id === 'string' ? { id: call.id } : {}),
    name: textOf(name),
    arguments: textOf(text),
  };
}

/** The functions among the tools; what else there is, a rule refuses. */
function functionsOf(tools: readonly unknown[]): readonly Tool[] {
  return objectsOf(tools)
    .filter(({ type }) => type === 'function')
    .map((tool) => {
      const { name, description, parameters } = objectOf(tool.function);
      return {
        name: textOf(name),
        description: textOf(description),
        parameters: objectOf(parameters),
      };
    });
}

function readChoice(choice: unknown): ChatOptions['toolChoice'] {
  if (isObject(choice)) return { name: textOf(objectOf(choice.function).name) };
  return choice === 'auto' || choice === 'none' || choice === 'required' ? choice : undefined;
}

function readFormat(format: unknown): ChatOptions['responseFormat'] {
  const { type, json_schema: described } = objectOf(format);
  if (type === 'text' || type === 'json_object') return type;
  if (type !== 'json_schema') return undefined;
  const { name, schema } = objectOf(described);
  return { name: textOf(name), schema: objectOf(schema) };
}

/** One stop word, or several. */
function stopOf(stop: unknown): readonly string[] | undefined {
  if (typeof stop === 'string') return [stop];
  return Array.isArray(stop)
    ? stop.filter((word): word is string => typeof word === 'string')
    : undefined;
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

const booleanOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
