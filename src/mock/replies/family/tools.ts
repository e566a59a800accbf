/** Which tool is called, with what, and what is made of its result. */
import type { ChatCall, Message, Tool } from '../../../protocol/call.js';
import { isObject } from '../../../protocol/json.js';
import { hintsOf } from './hints.js';
import { sampleOf } from './sample.js';

/** When tools are called: where the prompt names one, all on offer, or only where the call demands it. */
export type Appetite = 'asked' | 'all' | 'demanded';

/** A result of a tool since the user's question. */
interface Result {
  /** The tool, where the conversation tells. */
  readonly name: string | undefined;
  readonly text: string;
}

/** Words that name no subject: `get_weather` is about weather. */
const verbs: ReadonlySet<string> = new Set(['call', 'check', 'find', 'lookup', 'search', 'tool']);

/** Characters of a name, a prompt and a result that are looked at, and of arguments that are made, at most. */
const longest = { name: 200, prompt: 2000, result: 2000, arguments: 65_536 } as const;

const subjects = (tool: Tool): readonly string[] =>
  tool.name
    .slice(0, longest.name)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3 && !verbs.has(word));

/** The user's last message. */
export const promptOf = ({ messages }: ChatCall): string =>
  messages.findLast(({ role }) => role === 'user')?.text ?? '';

/**
 * The messages since the user's question. COHERE may repeat the question behind the results, which are then
 * not those of an older one.
 */
function sinceQuestion(messages: readonly Message[]): readonly Message[] {
  const last = messages.length - 1;
  const repeated = messages[last]?.role === 'user' && messages[last - 1]?.role === 'tool';
  const seen = repeated ? messages.slice(0, -1) : messages;
  return seen.slice(seen.findLastIndex(({ role }) => role === 'user') + 1);
}

/** The results since the user's question, with the tools that gave them. */
export function resultsOf({ messages }: ChatCall): readonly Result[] {
  const since = sinceQuestion(messages);
  const calls = since.flatMap(({ toolCalls = [] }) => toolCalls);
  return since
    .filter(({ role }) => role === 'tool')
    .map(({ text, toolCallId }, at) => {
      // Some clients make up one id for all calls of a family that sends none.
      const inPlace = calls[at]?.id === toolCallId ? calls[at] : undefined;
      const named = inPlace ?? calls.find(({ id }) => id !== undefined && id === toolCallId);
      return { name: (named ?? calls[at])?.name, text };
    });
}

/**
 * The tool that is called next. Each is called once at most for one question, even where the call demands
 * tools without end: a conversation with the mock always comes to an answer.
 */
export function wantedTool(call: ChatCall, appetite: Appetite): Tool | undefined {
  const { messages, tools = [], options } = call;
  const choice = options?.toolChoice ?? 'auto';
  if (choice === 'none') return undefined;
  const since = sinceQuestion(messages);
  const called = since.flatMap(({ toolCalls = [] }) => toolCalls.map(({ name }) => name));
  const results = since.filter(({ role }) => role === 'tool').length;
  // Who gave a result is not told everywhere: what was called may then have been any of them.
  if (results > called.length) return undefined;
  const left = tools.filter(({ name }) => !called.includes(name));
  if (typeof choice === 'object') return left.find(({ name }) => name === choice.name);
  if (appetite === 'all') return left[0];
  const asked = promptOf(call).slice(-longest.prompt).toLowerCase();
  const named = left.filter((tool) => subjects(tool).some((word) => asked.includes(word)));
  if (choice === 'required') return named[0] ?? left[0];
  return appetite === 'asked' ? named[0] : undefined;
}

/** Arguments that satisfy the tool's schema, as JSON text; none where they would be out of all proportion. */
export function argumentsFor(tool: Tool, call: ChatCall): string {
  const made = sampleOf({ type: 'object', ...tool.parameters }, hintsOf(promptOf(call)));
  const text = JSON.stringify(made);
  return text.length > longest.arguments ? '{}' : text;
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** A result in words: the members of an object one by one, anything else as it is. */
function told(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return plain(value);
    const members = Object.entries(value).map(([name, one]) => `${name}: ${plain(one)}`);
    return members.length === 0 ? 'nothing' : members.join(', ');
  } catch {
    return text.trim() === '' ? 'nothing' : text;
  }
}

/**
 * What the results come to, in a sentence each.
 *
 * @example
 * wordsOfResults([{ name: 'get_weather', text: '{"sky":"clear"}' }]); // 'get_weather says sky: clear.'
 */
export function wordsOfResults(results: readonly Result[]): string {
  return results
    .map(({ name = 'The tool', text }) => {
      const words = told(text.slice(0, longest.result)).trim();
      return `${name} says ${words}${/[.!?]$/u.test(words) ? '' : '.'}`;
    })
    .join(' ');
}
