/** How OpenAI chat completions spread tool calls over deltas: one function a pattern. */
import { compact, type JsonObject } from '../json.js';
import type { ToolCall } from '../turn.js';
import type { ChatVariant, Variant } from './dialect.js';

type Split = (text: string) => readonly string[];
type ChatPattern = Exclude<Variant['toolCalls'], 'P2' | 'whole'>;

/** A fragment before it gets its number: which call it is of, and what it says. */
interface Piece {
  readonly call: number;
  readonly id?: string | undefined;
  readonly name?: string;
  readonly arguments?: string;
}

const whole = ({ id, name, arguments: text }: ToolCall, call: number): Piece => ({
  call,
  id,
  name,
  arguments: text,
});

/** An opening piece with empty arguments, then the arguments piece by piece. */
const opened =
  (rest: (call: ToolCall, text: string, n: number) => Omit<Piece, 'call'>) =>
  (calls: readonly ToolCall[], split: Split): readonly Piece[] =>
    calls.flatMap((one, call) => [
      { call, id: one.id, name: one.name, arguments: '' },
      ...split(one.arguments).map((text, n) => ({ call, ...rest(one, text, n) })),
    ]);

/** An id that no other fragment has. */
const renewed = ({ id }: ToolCall, n: number): string => `${id}-${n + 1}`;

const patterns: Readonly<
  Record<ChatPattern, (calls: readonly ToolCall[], split: Split) => readonly Piece[]>
> = {
  /** Whole calls, a delta each. */
  P1: (calls) => calls.map(whole),
  /** Id, name and empty arguments, then bare fragments (OpenAI). */
  P3: opened((_call, text) => ({ arguments: text })),
  /** Whole calls without id (Gemini). */
  P4: (calls) =>
    calls.map(({ name, arguments: text }, call) => whole({ name, arguments: text }, call)),
  /** As P3, without the id. */
  P5: (calls, split) =>
    patterns.P3(
      calls.map(({ name, arguments: text }) => ({ name, arguments: text })),
      split,
    ),
  /** Every fragment repeats id and name; the calls take turns. */
  P6: (calls, split) => {
    const rows = calls.map((one, call) =>
      atLeastOne(split(one.arguments)).map((text) => ({ ...whole(one, call), arguments: text })),
    );
    const longest = Math.max(...rows.map((row) => row.length));
    return Array.from({ length: longest }, (_, n) =>
      rows.flatMap((row) => row.slice(n, n + 1)),
    ).flat();
  },
  /** As P3, but each fragment has an id of its own and an empty name (gpt-oss). */
  P7: opened((call, text, n) => ({ id: renewed(call, n), name: '', arguments: text })),
  /** As P3, but each fragment has an id of its own and the name again (Llama). */
  P8: opened((call, text, n) => ({ id: renewed(call, n), name: call.name, arguments: text })),
};

const atLeastOne = (texts: readonly string[]): readonly string[] =>
  texts.length > 0 ? texts : [''];

/**
 * The `tool_calls` of each delta that a turn's calls take. No calls, no deltas.
 *
 * Sources: P3 OpenAI's own streams; P4 BerriAI/litellm issue #19223; P7 oracle/langchain-oracle issue
 * #163; P8 BerriAI/litellm PR #40040.
 *
 * @example
 * chatCalls([{ id: 'call_1', name: 'f', arguments: '' }], 'P3', 'from-0', splitText);
 * // [[{ index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: '' } }]]
 */
export function chatCalls(
  calls: readonly ToolCall[],
  pattern: Variant['toolCalls'],
  toolIndex: ChatVariant['toolIndex'],
  split: Split,
): readonly (readonly JsonObject[])[] {
  if (calls.length === 0 || pattern === 'P2') return [];
  const pieces = pattern === 'whole' ? calls.map(whole) : patterns[pattern](calls, split);
  const fragments = pieces.map((piece, n) => fragment(piece, indexes[toolIndex](piece.call, n)));
  return pattern === 'whole' ? [fragments] : fragments.map((one) => [one]);
}

const indexes: Readonly<
  Record<ChatVariant['toolIndex'], (call: number, n: number) => number | undefined>
> = {
  'from-0': (call) => call,
  'from-1': (call) => call + 1,
  none: () => undefined,
  renewed: (_call, n) => n,
};

/** `type` stands where the name does. */
const fragment = (piece: Piece, index: number | undefined): JsonObject =>
  compact({
    index,
    id: piece.id,
    type: piece.name === undefined ? undefined : 'function',
    function: compact({ name: piece.name, arguments: piece.arguments }),
  });
