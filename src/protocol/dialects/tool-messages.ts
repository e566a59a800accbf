/** How GENERIC spreads tool calls over frames: one function a pattern, as seen in the families. */
import type { JsonObject } from '../json.js';
import type { ToolCall } from '../turn.js';
import type { Variant } from './dialect.js';

/** A turn's calls as `message` objects: those of the frames before the closing one, and its own. */
export interface ToolMessages {
  readonly before: readonly JsonObject[];
  /** Where the pattern puts its last fragment into the closing frame. */
  readonly closing?: JsonObject;
}

type Split = (text: string) => readonly string[];
type Pattern = (calls: readonly ToolCall[], split: Split) => ToolMessages;

/** The assistant's `message` with one entry of `toolCalls`, at position 0 as always. */
const message = (entry: JsonObject): JsonObject => ({
  role: 'ASSISTANT',
  toolCalls: [{ type: 'FUNCTION', ...entry }],
});

const idOf = (call: ToolCall): JsonObject => (call.id === undefined ? {} : { id: call.id });

const fragment = (text: string): JsonObject => message({ arguments: text });

/** A call opened by its name, its arguments in fragments, an empty one in the closing frame. */
const chunked = (calls: readonly ToolCall[], split: Split, id: (call: ToolCall) => JsonObject) => ({
  before: calls.flatMap((call, n) => [
    // Two empty fragments stand between calls (langchain4j-community, multiChunkedTool).
    ...(n === 0 ? [] : [fragment(''), fragment('')]),
    message({ ...id(call), name: call.name }),
    ...split(call.arguments).map(fragment),
  ]),
  closing: fragment(''),
});

const patterns: Readonly<Record<Exclude<Variant['toolCalls'], 'P8' | 'whole'>, Pattern>> = {
  /** Whole calls with ids, a frame each (xAI Grok). */
  P1: (calls) => ({
    before: calls.map((call) =>
      message({ ...idOf(call), name: call.name, arguments: call.arguments }),
    ),
  }),

  /** Id and name without arguments, then bare fragments (Meta Llama). */
  P2: (calls, split) => chunked(calls, split, idOf),

  /** Id, name and empty arguments, then bare fragments (OpenAI GPT). */
  P3: (calls, split) => ({
    before: calls.flatMap((call) => [
      message({ ...idOf(call), name: call.name, arguments: '' }),
      ...split(call.arguments).map(fragment),
    ]),
  }),

  /** Whole calls without id, beside a TEXT part that has no text (Google Gemini). */
  P4: (calls) => ({
    before: calls.map((call) => {
      const { role, ...rest } = message({ name: call.name, arguments: call.arguments });
      return { role, content: [{ type: 'TEXT' }], ...rest };
    }),
  }),

  /** As P2, without the id. */
  P5: (calls, split) => chunked(calls, split, () => ({})),

  /** Every fragment repeats id and name; the calls take turns. */
  P6: (calls, split) => ({
    before: inTurns(
      calls.map((call) =>
        atLeastOne(split(call.arguments)).map((text) =>
          message({ ...idOf(call), name: call.name, arguments: text }),
        ),
      ),
    ),
  }),

  /** As P3, but the fragments carry empty strings for id and name. */
  P7: (calls, split) => ({
    before: calls.flatMap((call) => [
      message({ ...idOf(call), name: call.name, arguments: '' }),
      ...split(call.arguments).map((text) => message({ id: '', name: '', arguments: text })),
    ]),
  }),
};

/**
 * The messages of a turn's calls by a pattern. No calls, no messages.
 *
 * Sources: P1, P2, P5 langchain4j-community `GenericStreamingTest`; P3 oracle/langchain-oracle #252, #253;
 * P4 #86; P6 #100, #108 and NVIDIA/NeMo-Relay; P7 #150.
 */
export function toolMessages(
  calls: readonly ToolCall[],
  pattern: Variant['toolCalls'],
  split: Split,
): ToolMessages {
  if (calls.length === 0 || pattern === 'P8' || pattern === 'whole') return { before: [] };
  return patterns[pattern](calls, split);
}

const atLeastOne = (texts: readonly string[]): readonly string[] =>
  texts.length > 0 ? texts : [''];

/** The first of each row, then the second of each, and so on. */
function inTurns<T>(rows: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, n) =>
    rows.flatMap((row) => row.slice(n, n + 1)),
  ).flat();
}
