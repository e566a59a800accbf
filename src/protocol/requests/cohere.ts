/**
 * `apiFormat: COHERE`: the last user turn is `message`, the rest is `chatHistory`; results that end
 * the conversation stand in `toolResults`, older ones in the history. No ids, no tool choice.
 */
import type { ChatCall, Message, Tool } from '../call.js';
import { compact, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { ToolCall } from '../turn.js';
import { parameterDefinitions, schemaOfDefinitions } from './cohere-tools.js';
import {
  assemble,
  parseArguments,
  type ReadRequest,
  readCommon,
  writeCohereFormat,
  writeCommon,
} from './format.js';

/** The call as a COHERE `chatRequest`: only the keys that it needs. */
export function writeCohere(call: ChatCall): Record<string, unknown> {
  const { history, message, results } = split(call.messages);
  const answered = answeredCalls(call.messages);
  return compact({
    apiFormat: 'COHERE',
    message,
    chatHistory: history.length > 0 ? writeHistory(history, answered) : undefined,
    ...writeCommon(call),
    responseFormat: writeCohereFormat(call.options?.responseFormat),
    maxTokens: call.options?.maxTokens,
    tools: call.tools?.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameterDefinitions: parameterDefinitions(tool.parameters),
    })),
    toolResults: results.length > 0 ? results.map((one) => writeResult(one, answered)) : undefined,
    stopSequences: call.options?.stop,
  });
}

/** What a COHERE `chatRequest` that fits its schema asks for. */
export function readCohere(chatRequest: JsonObject): ReadRequest {
  const history = objectsOf(chatRequest.chatHistory).flatMap(readEntry);
  const results = objectsOf(chatRequest.toolResults).map(readResult);
  const text = textOf(chatRequest.message);
  const last: readonly Message[] = text || results.length === 0 ? [{ role: 'user', text }] : [];
  const tools = Array.isArray(chatRequest.tools)
    ? objectsOf(chatRequest.tools).map(readTool)
    : undefined;
  return assemble([...history, ...results, ...last], tools, readCommon(chatRequest));
}

/** What stands where: results at the very end, else the user's last turn, and all before it. */
function split(messages: readonly Message[]) {
  const firstResult = messages.findLastIndex((message) => message.role !== 'tool') + 1;
  const results = messages.slice(firstResult);
  const rest = messages.slice(0, firstResult);
  const last = rest.at(-1);
  return results.length === 0 && last?.role === 'user'
    ? { history: rest.slice(0, -1), message: last.text, results }
    : { history: rest, message: '', results };
}

/** The call that each tool message answers: the one with its id, else the one in its place. */
function answeredCalls(messages: readonly Message[]): ReadonlyMap<Message, ToolCall> {
  const answered = new Map<Message, ToolCall>();
  let calls: readonly ToolCall[] = [];
  let place = 0;
  for (const message of messages) {
    if (message.role === 'assistant') {
      calls = message.toolCalls ?? [];
      place = 0;
    }
    if (message.role !== 'tool') continue;
    const named = calls.find((one) => one.id !== undefined && one.id === message.toolCallId);
    const call = named ?? calls[place];
    place += 1;
    if (call) answered.set(message, call);
  }
  return answered;
}

/** One TOOL entry a turn, however many results it has. */
function writeHistory(
  history: readonly Message[],
  answered: ReadonlyMap<Message, ToolCall>,
): readonly JsonObject[] {
  const entries: JsonObject[] = [];
  let results: JsonObject[] = [];
  for (const message of history) {
    if (message.role !== 'tool') {
      results = [];
      entries.push(writeEntry(message));
      continue;
    }
    if (results.length === 0) entries.push({ role: 'TOOL', toolResults: results });
    results.push(writeResult(message, answered));
  }
  return entries;
}

function writeEntry(message: Message): JsonObject {
  if (message.role === 'user') return { role: 'USER', message: message.text };
  if (message.role !== 'assistant') return { role: 'SYSTEM', message: message.text };
  return compact({
    role: 'CHATBOT',
    message: message.text,
    toolCalls: message.toolCalls?.map(writeCall),
  });
}

function writeCall(call: ToolCall | undefined): JsonObject {
  return { name: call?.name ?? '', parameters: objectOf(parseArguments(call?.arguments ?? '')) };
}

function writeResult(message: Message, answered: ReadonlyMap<Message, ToolCall>): JsonObject {
  return { call: writeCall(answered.get(message)), outputs: [{ output: message.text }] };
}

function readEntry(entry: JsonObject): readonly Message[] {
  const text = textOf(entry.message);
  switch (entry.role) {
    case 'TOOL':
      return objectsOf(entry.toolResults).map(readResult);
    case 'CHATBOT':
      return [
        {
          role: 'assistant',
          text,
          ...(Array.isArray(entry.toolCalls)
            ? { toolCalls: objectsOf(entry.toolCalls).map(readCall) }
            : {}),
        },
      ];
    default:
      return [{ role: entry.role === 'SYSTEM' ? 'system' : 'user', text }];
  }
}

function readCall(call: JsonObject): ToolCall {
  return { name: textOf(call.name), arguments: JSON.stringify(objectOf(call.parameters)) };
}

function readResult(result: JsonObject): Message {
  const outputs = objectsOf(result.outputs);
  const only = outputs.length === 1 ? outputs[0] : undefined;
  const plain =
    only && Object.keys(only).length === 1 && typeof only.output === 'string'
      ? only.output
      : undefined;
  return { role: 'tool', text: plain ?? JSON.stringify(outputs) };
}

function readTool(tool: JsonObject): Tool {
  return {
    name: textOf(tool.name),
    description: textOf(tool.description),
    parameters: schemaOfDefinitions(objectOf(tool.parameterDefinitions)),
  };
}
