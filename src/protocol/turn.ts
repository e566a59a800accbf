/** What the model says, free of any wire format. Every dialect carries (a part of) this. */

/** Why a turn ended, in the kit's own words. Each dialect maps its wire values to and from these. */
export type FinishReason =
  | 'stop'
  | 'length'
  | 'tool_calls'
  | 'content_filter'
  | 'error'
  | 'cancelled'
  | 'unknown';

/** One call of a tool. */
export interface ToolCall {
  /** Absent where the family or the format sends none (Gemini, COHERE). */
  readonly id?: string;
  readonly name: string;
  /** The arguments as JSON text, exactly as the model wrote them; may be broken JSON. */
  readonly arguments: string;
}

/** The types of {@link BuiltInCall}: of output items of the Responses transport. */
export const builtInTypes = [
  'file_search_call',
  'web_search_call',
  'code_interpreter_call',
  'image_generation_call',
  'mcp_list_tools',
  'mcp_call',
  'custom_tool_call',
] as const;

/**
 * A call of a tool that the service itself runs, or of a custom tool, on the Responses transport: an
 * output item of one of these types.
 */
export interface BuiltInCall {
  readonly type: (typeof builtInTypes)[number];
  readonly id?: string;
  /** What was called: an MCP or custom tool's name, an MCP server's label. */
  readonly name?: string;
  /** What it was called with: code, arguments, a query. */
  readonly input?: string;
}

/** Token counts. Absent details are unknown, not zero. */
export interface Usage {
  readonly promptTokens: number;
  /** Absent in some answers whose limit was spent on reasoning. */
  readonly completionTokens?: number;
  readonly totalTokens: number;
  readonly reasoningTokens?: number;
  readonly cachedTokens?: number;
}

/** A model's complete turn. */
export interface Turn {
  readonly text: string;
  /** Absent when the model did not reason aloud. */
  readonly reasoning?: string;
  readonly toolCalls: readonly ToolCall[];
  /** OpenAI transports only: the model declined, in these words. */
  readonly refusal?: string;
  /** `openai-responses` only. */
  readonly builtInCalls?: readonly BuiltInCall[];
  /** `null` where the service itself sends `null` (recorded for COHERE). */
  readonly finishReason: FinishReason | null;
  readonly usage?: Usage;
}

/** A turn's error as the service puts it inside a stream or an answer (COHERE's `errorMessage`). */
export interface TurnError {
  readonly code?: string;
  readonly message: string;
}
