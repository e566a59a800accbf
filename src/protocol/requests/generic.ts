/** `apiFormat: GENERIC`: typed parts, flat tools, `toolChoice` an object. */
import {
  type ChatCall,
  type ChatOptions,
  type Message,
  reasoningEfforts,
  type Tool,
} from '../call.js';
import { compact, isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { ToolCall } from '../turn.js';
import {
  assemble,
  imagesOfParts,
  type ReadRequest,
  readCommon,
  textOfParts,
  writeCommon,
  writeParts,
} from './format.js';

/** OpenAI's models but the open-weight ones take their limit under another name. */
function limitName(model: string): 'maxTokens' | 'maxCompletionTokens' {
  return model.startsWith('openai.') && !model.startsWith('openai.gpt-oss')
    ? 'maxCompletionTokens'
    : 'maxTokens';
}

/** As many answers as chat completions give: no range of `numGenerations` is known, and a body has to end. */
const most = 128;

/** The call as a GENERIC `chatRequest`: only the keys that it needs. */
export function writeGeneric(call: ChatCall): Record<string, unknown> {
  return compact({
    apiFormat: 'GENERIC',
    messages: call.messages.map(writeMessage),
    ...writeCommon(call),
    numGenerations: call.options?.candidates,
    reasoningEffort: call.options?.reasoningEffort?.toUpperCase(),
    stop: call.options?.stop,
    [limitName(call.model)]: call.options?.maxTokens,
    responseFormat: writeFormat(call.options?.responseFormat),
    toolChoice: writeChoice(call.options?.toolChoice),
    tools: call.tools?.map((tool) => ({
      type: 'FUNCTION',
      name: tool.name,
      description: tool.description,
      parameters: tool.parameters,
    })),
  });
}

/** What a GENERIC `chatRequest` that fits its schema asks for. */
export function readGeneric(chatRequest: JsonObject): ReadRequest {
  const tools = Array.isArray(chatRequest.tools)
    ? objectsOf(chatRequest.tools).map(readTool)
    : undefined;
  const toolChoice = readChoice(chatRequest.toolChoice);
  const { numGenerations: wanted } = chatRequest;
  const effort = chatRequest.reasoningEffort;
  const reasoningEffort = reasoningEfforts.find((one) => one.toUpperCase() === effort);
  return assemble(objectsOf(chatRequest.messages).map(readMessage), tools, {
    ...readCommon(chatRequest),
    ...(toolChoice ? { toolChoice } : {}),
    ...(reasoningEffort ? { reasoningEffort } : {}),
    ...(typeof wanted === 'number' && wanted > 0 ? { candidates: Math.min(wanted, most) } : {}),
  });
}

/** A message that only calls tools has no `content`: an empty part breaks some families. */
function writeMessage(message: Message): JsonObject {
  const silent = message.text === '' && (message.toolCalls?.length ?? 0) > 0;
  return compact({
    role: message.role.toUpperCase(),
    content: silent ? undefined : writeParts(message, 'IMAGE'),
    toolCalls: message.toolCalls?.map((call) =>
      compact({ id: call.id, type: 'FUNCTION', name: call.name, arguments: call.arguments }),
    ),
    toolCallId: message.toolCallId,
  });
}

const roles: Readonly<Record<string, Message['role']>> = {
  SYSTEM: 'system',
  DEVELOPER: 'developer',
  USER: 'user',
  ASSISTANT: 'assistant',
  TOOL: 'tool',
};

function readMessage(message: JsonObject): Message {
  return {
    role: roles[textOf(message.role)] ?? 'user',
    text: textOfParts(message.content),
    ...imagesOfParts(message.content, 'IMAGE'),
    ...(Array.isArray(message.toolCalls)
      ? { toolCalls: objectsOf(message.toolCalls).map(readToolCall) }
      : {}),
    ...(typeof message.toolCallId === 'string' ? { toolCallId: message.toolCallId } : {}),
  };
}

function readToolCall(call: JsonObject): ToolCall {
  return {
    ...(typeof call.id === 'string' ? { id: call.id } : {}),
    name: textOf(call.name),
    arguments: textOf(call.arguments),
  };
}

function readTool(tool: JsonObject): Tool {
  return {
    name: textOf(tool.name),
    description: textOf(tool.description),
    parameters: objectOf(tool.parameters),
  };
}

/** A schema is called by its name alone: any key that the model does not know is refused. */
function writeFormat(format: ChatOptions['responseFormat']): JsonObject | undefined {
  if (format === undefined) return undefined;
  return typeof format === 'string'
    ? { type: format.toUpperCase() }
    : { type: 'JSON_SCHEMA', jsonSchema: { name: format.name, schema: format.schema } };
}

function writeChoice(choice: ChatOptions['toolChoice']): JsonObject | undefined {
  if (choice === undefined) return undefined;
  return typeof choice === 'string'
    ? { type: choice.toUpperCase() }
    : { type: 'FUNCTION', name: choice.name };
}

function readChoice(choice: unknown): ChatOptions['toolChoice'] {
  if (!isObject(choice)) return undefined;
  switch (choice.type) {
    case 'AUTO':
      return 'auto';
    case 'NONE':
      return 'none';
    case 'REQUIRED':
      return 'required';
    default:
      return { name: textOf(choice.name) };
  }
}
