/** One request format: a call's part of `chatRequest`, written and read. */
import type { ChatCall, ChatOptions, Message, Tool } from '../call.js';
import { compact, isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import { shownIn } from './images.js';

/** What a `chatRequest` says of a call; model, format and streaming stand elsewhere. */
export type ReadRequest = Pick<ChatCall, 'messages' | 'tools' | 'options'>;

/** How one `apiFormat` spells a call: `chatRequest` as it is sent, and back. */
export interface RequestFormat {
  write(call: ChatCall): Record<string, unknown>;
  read(chatRequest: JsonObject): ReadRequest;
}

/** The settings that all formats spell alike, in the order in which they are written. */
export function writeCommon(call: ChatCall): JsonObject {
  const { options } = call;
  return {
    isStream: call.stream ? true : undefined,
    streamOptions:
      options?.includeUsage === undefined ? undefined : { isIncludeUsage: options.includeUsage },
    seed: options?.seed,
    temperature: options?.temperature,
    topP: options?.topP,
  };
}

/** The settings that all formats spell alike; `null` is absent. */
export function readCommon(chatRequest: JsonObject): ChatOptions {
  const includeUsage = objectOf(chatRequest.streamOptions).isIncludeUsage;
  return compact({
    maxTokens: numberOf(chatRequest.maxTokens) ?? numberOf(chatRequest.maxCompletionTokens),
    temperature: numberOf(chatRequest.temperature),
    topP: numberOf(chatRequest.topP),
    seed: numberOf(chatRequest.seed),
    stop: stringsOf(chatRequest.stop ?? chatRequest.stopSequences),
    includeUsage: typeof includeUsage === 'boolean' ? includeUsage : undefined,
    responseFormat: readResponseFormat(chatRequest.responseFormat),
  });
}

/** COHERE's and COHEREV2's `responseFormat`, which has no name for a schema. */
export function writeCohereFormat(format: ChatOptions['responseFormat']): JsonObject | undefined {
  if (format === undefined) return undefined;
  return typeof format === 'string'
    ? { type: format.toUpperCase() }
    : { type: 'JSON_OBJECT', schema: format.schema };
}

/** GENERIC has a form of its own for a schema, COHERE and COHEREV2 put one beside JSON_OBJECT. */
function readResponseFormat(format: unknown): ChatOptions['responseFormat'] {
  const { type, schema, jsonSchema } = objectOf(format);
  switch (type) {
    case 'TEXT':
      return 'text';
    case 'JSON_OBJECT':
      return isObject(schema) ? { name: '', schema } : 'json_object';
    case 'JSON_SCHEMA': {
      const described = objectOf(jsonSchema);
      return { name: textOf(described.name), schema: objectOf(described.schema) };
    }
    default:
      return undefined;
  }
}

/** Messages, and tools and options where there are any. */
export function assemble(
  messages: readonly Message[],
  tools: readonly Tool[] | undefined,
  options: ChatOptions,
): ReadRequest {
  return {
    messages,
    ...(tools ? { tools } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
  };
}

/** What the two formats of typed parts call an image; its `imageUrl` is the same in both. */
type ImagePart = 'IMAGE' | 'IMAGE_URL';

/** The typed parts of a message: its text, unless it shows images alone, and each image. */
export function writeParts({ text, images = [] }: Message, type: ImagePart): readonly JsonObject[] {
  const said = text === '' && images.length > 0 ? [] : [{ type: 'TEXT', text }];
  return [...said, ...images.map((url) => ({ type, imageUrl: { url } }))];
}

/** The images among typed parts, where there are any. */
export function imagesOfParts(content: unknown, type: ImagePart): Pick<Message, 'images'> {
  const parts = objectsOf(content).filter((part) => part.type === type);
  return shownIn(parts.map(({ imageUrl }) => textOf(objectOf(imageUrl).url)));
}

/** The text of typed parts, joined. */
export function textOfParts(content: unknown): string {
  return objectsOf(content)
    .map((part) => (part.type === 'TEXT' ? textOf(part.text) : ''))
    .join('');
}

/** JSON text as a value; what is not JSON is kept as a string. */
export function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function stringsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : undefined;
}
