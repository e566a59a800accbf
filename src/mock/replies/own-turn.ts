/** What a model's family says when no script says otherwise: short, and the same for the same call. */
import type { ChatCall, Tool } from '../../protocol/call.js';
import type { ToolCallIds } from '../../protocol/families.js';
import { objectOf, textOf } from '../../protocol/json.js';
import type { Random } from '../../protocol/random.js';
import { splitText } from '../../protocol/split.js';
import type { Turn } from '../../protocol/turn.js';

const sentences = [
  'Hello from the mock. No model was asked, and no token was spent.',
  'This answer was made up on your own machine; the frames around it are the real thing.',
  'A mock has no opinion, but it does have a stream. Here it is.',
  'Your request was understood, and this is all there is to say about it.',
  'Nothing is known here about that; the wire format, on the other hand, is exact.',
  'Offline and content: ask again and the words will be the same.',
];

const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from[Math.floor(random() * from.length)];

const letters = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');

const hex = '0123456789abcdef';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ids of tool calls as each family writes them. */
const toolCallIds: Readonly<Record<ToolCallIds, (random: Random) => string | undefined>> = {
  'chatcmpl-tool-hex': (random) => `chatcmpl-tool-${letters(random, hex, 32)}`,
  'call-digits': (random) => `call_${letters(random, '0123456789', 8)}`,
  'call-letters': (random) => `call_${letters(random, alphanumeric, 24)}`,
  free: (random) => letters(random, alphanumeric, 12),
  none: () => undefined,
};

/** A value that a JSON Schema allows, as far as its type and first example go. */
function sample(schema: unknown): unknown {
  const { type, enum: choices, default: preset, properties, items } = objectOf(schema);
  if (preset !== undefined) return preset;
  if (Array.isArray(choices) && choices.length > 0) return choices[0];
  switch (type) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return items === undefined ? [] : [sample(items)];
    case 'object':
      return Object.fromEntries(
        Object.entries(objectOf(properties)).map(([name, one]) => [name, sample(one)]),
      );
    default:
      return 'example';
  }
}

/** Words that name no subject: `get_weather` is about weather. */
const verbs: ReadonlySet<string> = new Set(['call', 'check', 'find', 'lookup', 'search', 'tool']);

/** Characters of a name or message that are looked at, and of arguments that are made, at most. */
const longest = { name: 200, message: 2000, arguments: 65_536 } as const;

const subjects = (tool: Tool): readonly string[] =>
  tool.name
    .slice(0, longest.name)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3 && !verbs.has(word));

/** The tool that the caller demands, or plainly asks for in the last message. */
function wantedTool({ messages, tools = [], options }: ChatCall): Tool | undefined {
  const choice = options?.toolChoice ?? 'auto';
  if (choice === 'none') return undefined;
  if (typeof choice === 'object') return tools.find(({ name }) => name === choice.name);
  if (choice === 'required') return tools[0];
  const last = messages.at(-1);
  if (last?.role !== 'user') return undefined;
  const asked = last.text.slice(-longest.message).toLowerCase();
  return tools.find((tool) => subjects(tool).some((word) => asked.includes(word)));
}

/** Characters that are really cut into increments; what is beyond is estimated from them. */
const counted = 65_536;

function countTokens(texts: readonly string[]): number {
  const text = texts.reduce((sum, one) => sum + one.length, 0);
  let left = counted;
  const tokens = texts.reduce((sum, one) => {
    const head = one.slice(0, left);
    left -= head.length;
    return sum + splitText(head).length;
  }, 0);
  return Math.round(tokens * Math.max(1, text / counted));
}

/** The arguments of a call as JSON text; none where they would be out of all proportion. */
function sampleArguments(tool: Tool): string {
  const text = JSON.stringify(sample({ type: 'object', ...tool.parameters }));
  return text.length > longest.arguments ? '{}' : text;
}

/** What the model says: a sentence, or JSON where that is demanded. */
function wordsOf({ options }: ChatCall, random: Random): string {
  const sentence = pick(random, sentences) ?? '';
  const { responseFormat = 'text' } = options ?? {};
  if (responseFormat === 'text') return sentence;
  if (responseFormat === 'json_object') return JSON.stringify({ answer: sentence });
  const text = JSON.stringify(sample(responseFormat.schema));
  return text.length > longest.arguments ? '{}' : text;
}

/**
 * The turn that a model answers with. A tool call where one is demanded or plainly asked for, else
 * a sentence, or the JSON that is demanded, cut where `maxTokens` ends it (less than 1 is no limit).
 * Counts are of the kit's own increments.
 *
 * @example
 * ownTurn(call, 'call-digits', seededRandom(1)).finishReason; // 'stop'
 */
export function ownTurn(call: ChatCall, ids: ToolCallIds, random: Random): Turn {
  const promptTokens = countTokens(call.messages.map(({ text }) => textOf(text)));
  const usage = (completionTokens: number) => ({
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
  });
  const tool = wantedTool(call);
  if (tool) {
    const id = toolCallIds[ids](random);
    const args = sampleArguments(tool);
    return {
      text: '',
      toolCalls: [{ ...(id === undefined ? {} : { id }), name: tool.name, arguments: args }],
      finishReason: 'tool_calls',
      usage: usage(countTokens([tool.name, args])),
    };
  }
  const increments = splitText(wordsOf(call, random));
  const { maxTokens = 0 } = call.options ?? {};
  const limit = maxTokens < 1 ? increments.length : Math.floor(maxTokens);
  return {
    text: increments.slice(0, limit).join(''),
    toolCalls: [],
    finishReason: limit < increments.length ? 'length' : 'stop',
    usage: usage(Math.min(limit, increments.length)),
  };
}
