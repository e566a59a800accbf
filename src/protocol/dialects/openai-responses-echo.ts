/** What a Response repeats of its request, made whole: the service says what it took where nothing was said. */
import { isObject, type JsonObject, objectOf } from '../json.js';

/**
 * What a Response repeats of its request, with the value that stands there when the request says nothing.
 * Members: npm openai 6.30.1, `Response`; all of them are required by Open Responses
 * (openresponses/openresponses, `src/generated/kubb/zod`). The values are OpenAI's.
 */
export const echoDefaults: JsonObject = {
  background: false,
  frequency_penalty: 0,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  metadata: {},
  parallel_tool_calls: true,
  presence_penalty: 0,
  previous_response_id: null,
  prompt_cache_key: null,
  reasoning: { effort: null, summary: null },
  safety_identifier: null,
  service_tier: 'default',
  store: true,
  temperature: 1,
  text: { format: { type: 'text' }, verbosity: 'medium' },
  tool_choice: 'auto',
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
};

/** Members that a Response has only where the request gave them. */
const echoOptional = ['conversation', 'prompt'] as const;

/**
 * What a tool that was offered says of itself, by its type. Open Responses requires these members
 * (`functionToolSchema`, `fileSearchToolSchema`); that functions are strict by default stands in npm
 * openai 6.30.1, `FunctionTool`.
 */
const toolDefaults: Readonly<Record<string, JsonObject>> = {
  function: { description: null, parameters: null, strict: true },
  file_search: {
    filters: null,
    max_num_results: 20,
    ranking_options: { ranker: 'auto', score_threshold: 0 },
  },
};

/**
 * An MCP server as it is repeated: no headers, no token, and of its address the host alone. Seen at
 * OpenAI in captures of dotnet/extensions (2025).
 */
function overServer(tool: JsonObject): JsonObject {
  const { authorization: _, server_url: url, ...rest } = tool;
  const host =
    typeof url === 'string' ? /^https?:\/\/[^/?#@]+(?=[/?#]|$)/i.exec(url)?.[0] : undefined;
  return {
    allowed_tools: null,
    server_description: null,
    ...rest,
    headers: null,
    ...(url === undefined ? {} : { server_url: `${host ?? ''}/<redacted>` }),
  };
}

/** What a format says of itself, by its type (Open Responses, `jsonSchemaResponseFormatSchema`). */
const formatDefaults: Readonly<Record<string, JsonObject>> = {
  json_schema: { description: null, strict: false },
};

/** The value with its defaults in front, where null is as good as absent; what is no object stays. */
function over(defaults: unknown, value: unknown): unknown {
  if (!isObject(value)) return value;
  const said = Object.entries(value).filter(([, member]) => member !== null);
  return { ...objectOf(defaults), ...Object.fromEntries(said) };
}

/** The same by the type that the value names. */
function overType(defaults: Readonly<Record<string, JsonObject>>, value: unknown): unknown {
  const { type } = objectOf(value);
  const known = typeof type === 'string' && Object.hasOwn(defaults, type);
  return known ? over(defaults[type], value) : value;
}

/** How a member that holds more members is made whole. */
const wholes: Readonly<Record<string, (value: unknown) => unknown>> = {
  reasoning: (value) => over(echoDefaults.reasoning, value),
  text: (value) => {
    const text = objectOf(over(echoDefaults.text, value));
    return { ...text, format: overType(formatDefaults, text.format) };
  },
  tools: (value) =>
    Array.isArray(value)
      ? value.map((tool) =>
          isObject(tool) && tool.type === 'mcp' ? overServer(tool) : overType(toolDefaults, tool),
        )
      : value,
};

/**
 * What a Response repeats.
 *
 * @param echo what the request said; members that no Response repeats are left out
 *
 * @example
 * writeEcho({ tools: [{ type: 'function', name: 'get_time' }], store: false }).tools;
 * // [{ description: null, parameters: null, strict: true, type: 'function', name: 'get_time' }]
 */
export function writeEcho(echo: JsonObject | undefined): JsonObject {
  const given = objectOf(echo);
  const known = [...Object.keys(echoDefaults), ...echoOptional];
  const kept = known.flatMap((key) => {
    const value = given[key] ?? echoDefaults[key];
    return value === undefined ? [] : [[key, wholes[key]?.(value) ?? value] as const];
  });
  return Object.fromEntries(kept);
}
