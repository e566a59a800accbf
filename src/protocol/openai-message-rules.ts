/** Rules of chat completions about messages and tools. */
import type { ChatCall } from './call.js';
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from './json.js';
import type { OpenAiRule } from './openai-rule.js';
import { texts } from './service-errors.js';
import { schemasOf, toolRules } from './tool-rules.js';

const llama = (model: string): boolean => model.startsWith('meta.');

/** URLs of the images that the messages carry. */
const imagesOf = (body: JsonObject): readonly string[] =>
  objectsOf(body.messages)
    .flatMap(({ content }) => objectsOf(content))
    .filter(({ type }) => type === 'image_url')
    .map((part) => textOf(objectOf(part.image_url).url));

const png = 'data:image/png;base64,';

/** Width and height stand at the same place in every PNG. */
function sizeOf(url: string): readonly [width: number, height: number] | undefined {
  if (!url.startsWith(png)) return undefined;
  const bytes = Buffer.from(url.slice(png.length, png.length + 32), 'base64');
  return bytes.length < 24 ? undefined : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The first id that a tool message answers and no call in the assistant's message before it has. */
function strayId({ messages }: ChatCall): string | undefined {
  let called: readonly (string | undefined)[] = [];
  for (const { role, toolCalls, toolCallId } of messages) {
    if (role === 'assistant') called = (toolCalls ?? []).map(({ id }) => id);
    if (role === 'tool' && toolCallId !== undefined && !called.includes(toolCallId)) {
      return toolCallId;
    }
  }
  return undefined;
}

/** Rules of the native route that stem from the model's vendor, and so hold here too. */
const ofVendors: readonly string[] = [
  'gemini-tool-pairing',
  'gemini-schema-keyword',
  'gemini-required-undefined',
  'grok-function-schema',
];

const inherited: readonly OpenAiRule[] = toolRules
  .filter(({ id }) => ofVendors.includes(id))
  .map(({ id, refuse, source }) => ({
    id,
    on: 'openai-chat',
    refuse: (asked) => refuse({ ...asked, chatRequest: asked.body }),
    evidence: 'inferred',
    source: `${source}; on the native route`,
  }));

export const messageRules: readonly OpenAiRule[] = [
  {
    id: 'function-tools-only',
    on: 'openai-chat',
    refuse: ({ body }) =>
      objectsOf(body.tools).some(
        ({ type, function: named }) => type !== 'function' || !isObject(named),
      )
        ? texts.badFormat
        : undefined,
    evidence: 'client-test',
    source:
      'BerriAI/litellm issue #31449; mastalee928/oci-worker, tests, for tools in the manner of Responses (refused; the text is the native route’s)',
  },
  {
    id: 'unknown-tool-call-id',
    on: 'openai-chat',
    refuse: ({ call }) => {
      const id = strayId(call);
      return id === undefined
        ? undefined
        : {
            status: 400,
            message: `Invalid parameter: 'toolCallId' of '${id}' not found in 'toolCalls' of previous message.`,
          };
    },
    evidence: 'live',
    source: 'BerriAI/litellm issues #14158 and #14171 (native route)',
  },
  {
    id: 'llama-system-beside-tools',
    on: 'openai-chat',
    refuse: ({ model, call }) =>
      llama(model) && call.messages[0]?.role === 'system' && (call.tools?.length ?? 0) > 0
        ? {
            status: 400,
            message: 'Tools are not supported when the first message is a system message.',
          }
        : undefined,
    evidence: 'live',
    source: 'vercel/ai PR #21153, one remark (refused; status and text are ours)',
  },
  {
    id: 'llama-one-image',
    on: 'openai-chat',
    refuse: ({ model, body }) =>
      /^meta\.llama-3\.2-.*vision/.test(model) && imagesOf(body).length > 1
        ? { status: 400, message: 'At most 1 image(s) may be provided in one request' }
        : undefined,
    evidence: 'live',
    source: 'sogawa-yk/jetuse, AGT-06.md §5 (text; the envelope is inferred)',
  },
  {
    id: 'grok-image-size',
    on: 'openai-chat',
    refuse: ({ model, body }) => {
      const small = model.startsWith('xai.')
        ? imagesOf(body)
            .map(sizeOf)
            .find((size) => size !== undefined && size[0] <= 1 && size[1] <= 1)
        : undefined;
      return small === undefined
        ? undefined
        : {
            status: 400,
            style: 'upstream-bare-string',
            message: `Image dimensions ${small[0]}x${small[1]} are too small`,
          };
    },
    evidence: 'live',
    source:
      'sogawa-yk/jetuse, docs/tips.md (text; the envelope is that of other rejections by xAI)',
  },
  {
    id: 'gemini-schema-reference',
    on: 'openai-chat',
    refuse: ({ model, call }) => {
      const keyword = model.startsWith('google.')
        ? ['$ref', '$defs'].find((one) => schemasOf(call).some((schema) => one in schema))
        : undefined;
      return keyword === undefined
        ? undefined
        : {
            status: 400,
            message: `Invalid JSON payload received. Unknown name "${keyword}": Cannot find field.`,
          };
    },
    evidence: 'client-test',
    source:
      'oracle-samples/locus, openai_compat.py inlines them (refused; the text is that of other keywords)',
  },
  ...inherited,
];
