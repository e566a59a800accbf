/** What a model's family says when no script says otherwise: the same for the same call and seed. */
import type { ChatCall } from '../../protocol/call.js';
import type { ToolCallIds } from '../../protocol/families.js';
import type { Random } from '../../protocol/random.js';
import { splitText } from '../../protocol/split.js';
import type { Turn } from '../../protocol/turn.js';
import { remembered } from './family/conversation.js';
import { usageOf } from './family/count-tokens.js';
import { hintsOf } from './family/hints.js';
import { type Persona, personas } from './family/personas.js';
import { sampleOf } from './family/sample.js';
import { argumentsFor, promptOf, resultsOf, wantedTool, wordsOfResults } from './family/tools.js';

/** How the model at hand speaks. */
export interface Manner {
  readonly toolCallIds: ToolCallIds;
  /** Whether it thinks before it speaks, and shows it. */
  readonly reasons: 'shown' | 'hidden' | 'not';
  readonly persona: Persona;
}

/** One that does not reason, in nobody's role. */
export const plainManner: Manner = {
  toolCallIds: 'call-digits',
  reasons: 'not',
  persona: personas.helpful,
};

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
const newIds: Readonly<Record<ToolCallIds, (random: Random) => string | undefined>> = {
  'chatcmpl-tool-hex': (random) => `chatcmpl-tool-${letters(random, hex, 32)}`,
  'call-digits': (random) => `call_${letters(random, '0123456789', 8)}`,
  'call-letters': (random) => `call_${letters(random, alphanumeric, 24)}`,
  free: (random) => letters(random, alphanumeric, 12),
  none: () => undefined,
};

/** An id that no call of the conversation has yet. */
function newId(call: ChatCall, ids: ToolCallIds, random: Random): string | undefined {
  const known = call.messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id }) => id));
  let id = newIds[ids](random);
  while (id !== undefined && known.includes(id)) id = newIds[ids](random);
  return id;
}

/** Characters of JSON that is made, at most. */
const longestJson = 65_536;

/** What is said where JSON is not demanded. */
function wordsOf(call: ChatCall, { words }: Persona, random: Random): string {
  const results = resultsOf(call);
  // Drawn in any case, so that ids are the same whatever is said.
  const sentence = pick(random, sentences) ?? '';
  if (words) return words(call, random);
  if (results.length > 0) return wordsOfResults(results);
  return remembered(call.messages) ?? sentence;
}

/** What the model says, in the form that is demanded. */
function textOf(call: ChatCall, persona: Persona, random: Random): string {
  const words = wordsOf(call, persona, random);
  const { responseFormat = 'text' } = call.options ?? {};
  if (responseFormat === 'text') return words;
  if (responseFormat === 'json_object') return JSON.stringify({ answer: words });
  const text = JSON.stringify(sampleOf(responseFormat.schema, hintsOf(promptOf(call))));
  return text.length > longestJson ? '{}' : text;
}

/** What is thought of the question, or of the results. */
function thoughts(call: ChatCall, tool: string | undefined): string {
  const question = promptOf(call).replaceAll(/\s+/g, ' ').trim().slice(0, 80);
  const next =
    tool === undefined
      ? resultsOf(call).length > 0
        ? 'The results are there: they go into the answer.'
        : 'A short answer will do.'
      : `${tool} can tell.`;
  return `The user says: ${question === '' ? 'nothing' : question}. ${next}`;
}

/** The increments of thoughts and words up to the limit, which counts both. */
function limited(call: ChatCall, reasoning: string, text: string) {
  const { maxTokens = 0 } = call.options ?? {};
  const [thought, said] = [splitText(reasoning), splitText(text)];
  if (maxTokens < 1 || thought.length + said.length <= Math.floor(maxTokens)) {
    return { reasoning, text, cut: false };
  }
  const limit = Math.floor(maxTokens);
  return {
    reasoning: thought.slice(0, limit).join(''),
    text: said.slice(0, Math.max(0, limit - thought.length)).join(''),
    cut: true,
  };
}

/**
 * The turn that a model answers with. A tool call where one is demanded or asked for, then an answer that uses
 * the result; else what the conversation itself tells, a sentence, or the JSON that is demanded, cut where
 * `maxTokens` ends it (less than 1 is no limit). Counts are of the kit's own increments.
 *
 * @example
 * ownTurn(call, plainManner, seededRandom(1)).finishReason; // 'stop'
 */
export function ownTurn(call: ChatCall, manner: Manner, random: Random): Turn {
  const { persona, reasons, toolCallIds } = manner;
  const tool = persona.withheld ? undefined : wantedTool(call, persona.tools);
  const thinks = reasons !== 'not' && call.options?.reasoningEffort !== 'none';
  const thought = thinks && !persona.withheld ? thoughts(call, tool?.name) : '';
  const complete = (turn: Omit<Turn, 'usage' | 'reasoning'>, reasoning: string): Turn => ({
    ...turn,
    ...(reasons === 'shown' && reasoning !== '' ? { reasoning } : {}),
    usage: usageOf(call, turn, reasoning),
  });
  if (persona.withheld) {
    return complete({ text: '', toolCalls: [], finishReason: 'content_filter' }, '');
  }
  if (tool) {
    const id = newId(call, toolCallIds, random);
    const toolCall = { name: tool.name, arguments: argumentsFor(tool, call) };
    const toolCalls = [{ ...(id === undefined ? {} : { id }), ...toolCall }];
    return complete({ text: '', toolCalls, finishReason: 'tool_calls' }, thought);
  }
  const { reasoning, text, cut } = limited(call, thought, textOf(call, persona, random));
  return complete({ text, toolCalls: [], finishReason: cut ? 'length' : 'stop' }, reasoning);
}
