/** Finish reasons: the wire's spellings, by format, and the kit's own words for them. */
import type { ChatFormat } from '../call.js';
import type { FinishReason } from '../turn.js';

/** One spelling. The first row of a meaning is how it is written, unless a family says otherwise. */
export interface FinishReasonRow {
  readonly wire: string;
  readonly means: FinishReason;
  /** Only this family sends it: it is read everywhere, and written only by that family's variant. */
  readonly family?: 'google.gemini';
}

/**
 * The spellings of each format. GENERIC's field is a free string: `stop` is recorded (traceloop/openllmetry
 * cassettes, Sep 2026), `tool_calls` pasted from live output (langchain4j-community), Gemini's two
 * reported (NVIDIA/NeMo-Relay; oracle/langchain-oracle). COHERE and COHEREV2 are the enums of npm
 * oci-generativeaiinference 2.142.0. COHERE has no value for tool calls: such a turn ends in `COMPLETE`
 * (BerriAI/litellm PR #30947).
 */
export const finishReasons: Readonly<Record<ChatFormat, readonly FinishReasonRow[]>> = {
  GENERIC: [
    { wire: 'stop', means: 'stop' },
    { wire: 'length', means: 'length' },
    { wire: 'tool_calls', means: 'tool_calls' },
    { wire: 'content_filter', means: 'content_filter' },
    { wire: 'max_tokens', means: 'length', family: 'google.gemini' },
    { wire: 'malformed_function_call', means: 'error', family: 'google.gemini' },
  ],
  COHERE: [
    { wire: 'COMPLETE', means: 'stop' },
    { wire: 'COMPLETE', means: 'tool_calls' },
    { wire: 'MAX_TOKENS', means: 'length' },
    { wire: 'ERROR_TOXIC', means: 'content_filter' },
    { wire: 'ERROR', means: 'error' },
    { wire: 'ERROR_LIMIT', means: 'error' },
    { wire: 'USER_CANCEL', means: 'cancelled' },
  ],
  COHEREV2: [
    { wire: 'COMPLETE', means: 'stop' },
    { wire: 'STOP_SEQUENCE', means: 'stop' },
    { wire: 'MAX_TOKENS', means: 'length' },
    { wire: 'TOOL_CALL', means: 'tool_calls' },
    { wire: 'ERROR', means: 'error' },
  ],
  'openai-chat': [
    { wire: 'stop', means: 'stop' },
    { wire: 'length', means: 'length' },
    { wire: 'tool_calls', means: 'tool_calls' },
    { wire: 'content_filter', means: 'content_filter' },
    { wire: 'max_tokens', means: 'length', family: 'google.gemini' },
  ],
  // A Response has a status instead, and says why where it is `incomplete`.
  'openai-responses': [
    { wire: 'completed', means: 'stop' },
    { wire: 'completed', means: 'tool_calls' },
    { wire: 'max_output_tokens', means: 'length' },
    { wire: 'content_filter', means: 'content_filter' },
    { wire: 'failed', means: 'error' },
    { wire: 'cancelled', means: 'cancelled' },
  ],
};

/** Spellings of client fixtures and other interfaces, in lower case with underscores. */
const otherSpellings: Readonly<Record<string, FinishReason>> = {
  complete: 'stop',
  completed: 'stop',
  end_turn: 'stop',
  eos: 'stop',
  stop_sequence: 'stop',
  token: 'length',
  tokens: 'length',
  tool_call: 'tool_calls',
  tool_use: 'tool_calls',
  function_call: 'tool_calls',
  content_filtered: 'content_filter',
  safety: 'content_filter',
  user_cancel: 'cancelled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

const meanings: ReadonlyMap<string, FinishReason> = new Map([
  ...Object.entries(otherSpellings),
  ...Object.values(finishReasons)
    .flat()
    .toReversed()
    .map(({ wire, means }) => [wire.toLowerCase(), means] as const),
]);

/**
 * What a finish reason of any spelling means; `unknown` for an unlisted one.
 *
 * @example
 * readFinishReason('MAX_TOKENS'); // 'length'
 * readFinishReason('toolCalls'); // 'tool_calls'
 */
export function readFinishReason(wire: string): FinishReason {
  const snake = wire.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[\s-]+/g, '_');
  return meanings.get(snake.toLowerCase()) ?? 'unknown';
}

/** How a format writes a finish reason, its family's own spellings first; `undefined`: it cannot. */
export function writeFinishReason(
  format: ChatFormat,
  reason: FinishReason,
  spellings: Readonly<Partial<Record<FinishReason, string>>> = {},
): string | undefined {
  const row = finishReasons[format].find((r) => r.means === reason && r.family === undefined);
  return spellings[reason] ?? row?.wire;
}

/** Whether a format is known to spell a finish reason this way. */
export function isListedReason(format: ChatFormat, wire: string): boolean {
  return finishReasons[format].some((row) => row.wire === wire);
}
