/** `apiFormat: COHEREV2`: messages of typed parts, nested tools, `toolsChoice` a word. */
import type { ChatCall, Message, Tool } from '../call.js';
import { compact, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { ToolCall } from '../turn.js';
import {
  assemble,
  imagesOfParts,
  type ReadRequest,
  readCommon,
  textOfParts,
  writeCohereFormat,
  writeCommon,
  writeParts,
} from './format.js';

/** The call as a COHEREV2 `chatRequest`: only the keys that it needs. */
export function writeCohereV2(call: ChatCall): Record<string, unknown> {
  const choice = call.options?.toolChoice;
  return compact({
    apiFormat: 'COHEREV2',
    messages: call.messages.map(writeMessage),
    // AUTO is what the format does unasked, and it cannot name one tool.
    toolsChoice: choice === 'required' ? 'REQUIRED' : choice === 'none' ? 'NONE' : undefined,
    tools: call.tools?.map((tool) => ({
      type: 'FUNCTION',
      function: {
        name: tool.name,
        description: tool.description,
        parameters: tool.parameters,
      },
    })),
    ...writeCommon(call),
    responseFormat: writeCohereFormat(call.options?.responseFormat),
    maxTokens: call.options?.maxTokens,
    stopSequences: call.options?.stop,
  });
}

/** What a COHEREV2 `chatRequest` that fits its schema asks for. */
export function readCohereV2(chatRequest: JsonObject): ReadRequest {
  const tools = Array.isArray(chatRequest.tools)
    ? objectsOf(chatRequest.tools).map(readTool)
    : undefined;
  const choice = chatRequest.toolsChoice;
  return assemble(objectsOf(chatRequest.messages).map(readMessage), tools, {
    ...readCommon(chatRequest),
    ...(choice === 'REQUIRED' ? { toolChoice: 'required' } : {}),
    ...(choice === 'NONE' ? { toolChoice: 'none' } : {}),
  });
}

/** The format has no developer: such a message speaks as the system. */
function writeMessage(message: Message): JsonObject {
  const role = message.role === 'developer' ? 'system' : message.role;
  const silent = message.text === '' && (message.toolCalls?.length ?? 0) > 0;
  return compact({
    role: role.toUpperCase(),
    content: silent ? undefined : writeParts(message, 'IMAGE_URL'),
    toolCalls: message.toolCalls?.map((call) => ({
      id: call.id ?? '',
      type: 'FUNCTION',
      function: { name: call.name, arguments: call.arguments },
    })),
    toolCallId: message.toolCallId,
  });
}

const roles: Readonly<Record<string, Message['role']>> = {
  SYSTEM: 'system',
  USER: 'user',
  ASSISTANT: 'assistant',
  TOOL: 'tool',
};

function readMessage(message: JsonObject): Message {
  return {
    role: roles[textOf(message.role)] ?? 'user',
    text: textOfParts(message.content),
    ...imagesOfParts(message.content, 'IMAGE_URL'),
    ...(Array.isArray(message.toolCalls)
      ? { toolCalls: objectsOf(message.toolCalls).map(readToolCall) }
      : {}),
    ...(typeof message.toolCallId === 'string' ? { toolCallId: message.toolCallId } : {}),
  };
}

function readToolCall(call: JsonObject): ToolCall {
  const { name, arguments: args } = objectOf(call.function);
  const id = textOf(call.id);
  return { ...(id ? { id } : {}), name: textOf(name), arguments: textOf(args) };
}

function readTool(tool: JsonObject): Tool {
  const { name, description, parameters } = objectOf(tool.function);
  return {
    name: textOf(name),
    description: textOf(description),
    parameters: objectOf(parameters),
  };
}
