/** Rules about tools: their schemas, and histories of calls and results. */
import type { ChatCall, Message } from './call.js';
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from './json.js';
import type { Rule } from './rule.js';
import { texts } from './service-errors.js';

const gemini = (model: string) => model.startsWith('google.');

/** Keywords of JSON Schema that Gemini's own schema does not know. */
const unknownToGemini = ['exclusiveMinimum', 'exclusiveMaximum'];

const schemaTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

export const toolRules: readonly Rule[] = [
  {
    id: 'cohere-message-beside-tool-results',
    refuse: ({ call, chatRequest }) =>
      call.apiFormat === 'COHERE' &&
      textOf(chatRequest.message) !== '' &&
      objectsOf(chatRequest.chatHistory).at(-1)?.role === 'TOOL'
        ? {
            status: 400,
            message:
              'invalid request: cannot specify message if the last entry in chat history contains tool results',
          }
        : undefined,
    source: 'oracle/langchain-oracle PR #9',
  },
  {
    id: 'cohere-empty-tool-description',
    refuse: ({ call }) =>
      call.apiFormat === 'COHERE' && call.tools?.some((tool) => tool.description === '')
        ? texts.badFormat
        : undefined,
    source:
      'oracle/langchain-oracle, tests/integration_tests/chat_models/test_response_format.py (status; the text is ours)',
  },
  {
    id: 'unanswered-tool-calls',
    refuse: ({ call, model }) => {
      const open = gemini(model) ? unanswered(call.messages) : [];
      return open.length === 0
        ? undefined
        : {
            status: 400,
            message: `An assistant message with 'toolCalls' must be followed by tool messages responding to each 'toolCallId'. The following toolCallIds did not have response messages: ${open.join(', ')}`,
          };
    },
    source:
      'a public analysis of LibreChat on OCI through litellm (google.gemini-2.5-flash), answer pasted',
  },
  {
    id: 'gemini-tool-pairing',
    refuse: ({ call, model }) =>
      gemini(model) && !arePaired(call.messages)
        ? {
            status: 400,
            message:
              'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
          }
        : undefined,
    source: 'oracle/langchain-oracle, tests/integration_tests, test_tool_calling',
  },
  {
    id: 'gemini-schema-keyword',
    refuse: ({ call, model }) => {
      const keyword = gemini(model)
        ? unknownToGemini.find((one) => schemasOf(call).some((schema) => one in schema))
        : undefined;
      return keyword === undefined
        ? undefined
        : {
            status: 400,
            message: `Invalid JSON payload received. Unknown name "${keyword}": Cannot find field.`,
          };
    },
    source: 'oracle/langchain-oracle issue #291 (the quoted part; the rest is shortened)',
  },
  {
    id: 'gemini-required-undefined',
    refuse: ({ call, model }) => {
      const missing = gemini(model) ? schemasOf(call).flatMap(undefinedRequired) : [];
      return missing.length === 0
        ? undefined
        : {
            status: 400,
            message: `required fields [${missing.map((name) => `'${name}'`).join(', ')}] are not defined in the schema properties`,
          };
    },
    source: 'acedergren/opencode-oci-provider, AGENTS.md',
  },
  {
    id: 'grok-function-schema',
    refuse: ({ call, model }) =>
      model.startsWith('xai.') && schemasOf(call).some(isUnreadable)
        ? {
            status: 400,
            style: 'upstream-string',
            message: 'Invalid request content: Invalid function schema.',
          }
        : undefined,
    source: 'oracle/langchain-oracle issues #16 and #45',
  },
];

/** Ids of calls that no later tool message answers; a call without id is counted by its place. */
function unanswered(messages: readonly Message[]): readonly string[] {
  const answered = new Set<string>();
  let results = 0;
  // From the end, so that what comes later is known.
  const open = messages.toReversed().map(({ role, toolCalls = [], toolCallId }) => {
    const ids = toolCalls.flatMap(({ id }, place) => {
      const done = id === undefined ? results > place : answered.has(id);
      return done ? [] : [id ?? `call_${place}`];
    });
    if (role === 'tool') {
      results += 1;
      if (toolCallId !== undefined) answered.add(toolCallId);
    }
    return ids;
  });
  return open.reverse().flat();
}

/** Whether each message that calls tools is followed at once by as many results as it has calls. */
function arePaired(messages: readonly Message[]): boolean {
  let following = 0;
  return messages.toReversed().every(({ role, toolCalls = [] }) => {
    const paired = toolCalls.length === 0 || toolCalls.length === following;
    following = role === 'tool' ? following + 1 : 0;
    return paired;
  });
}

/**
 * Every object inside the tools' schemas that is itself a schema. Iterative: a schema may be nested
 * deeper than the stack. Names of properties are not taken for keywords.
 */
export function schemasOf(call: ChatCall): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = (call.tools ?? []).map((tool) => tool.parameters);
  while (waiting.length > 0) {
    const schema = waiting.pop();
    if (Array.isArray(schema)) for (const one of schema) waiting.push(one);
    if (!isObject(schema)) continue;
    found.push(schema);
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === 'properties' || keyword === '$defs') {
        for (const one of Object.values(objectOf(value))) waiting.push(one);
      } else if (!['enum', 'const', 'default', 'examples'].includes(keyword)) {
        waiting.push(value);
      }
    }
  }
  return found;
}

function undefinedRequired(schema: JsonObject): readonly string[] {
  const properties = objectOf(schema.properties);
  return Array.isArray(schema.required)
    ? schema.required.filter(
        (name): name is string => typeof name === 'string' && !Object.hasOwn(properties, name),
      )
    : [];
}

/** A reference, or a type that JSON Schema does not have. */
function isUnreadable(schema: JsonObject): boolean {
  const { type } = schema;
  return '$ref' in schema || (typeof type === 'string' && !schemaTypes.includes(type));
}
