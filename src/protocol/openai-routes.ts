/** The OpenAI-compatible surface: its base paths and the operations that each has. */
import type { ApiMethod } from './call.js';

/**
 * Where an OpenAI-compatible path begins. The first three stand on the inference host; the last one on the
 * management host, for vector stores alone.
 */
export type OpenAiBase = '/openai/v1' | '/20231130/actions/v1' | '/v1' | '/20231130/openai/v1';

/** Every operation, by its name in the OpenAI SDKs. */
export type OpenAiOperation = 'chat.completions.create' | 'responses.create' | ApiMethod;

/** A request line understood. */
export interface OpenAiRoute {
  readonly base: OpenAiBase;
  readonly operation: OpenAiOperation;
  /** The ids in the path, in order, decoded. */
  readonly ids: readonly string[];
  /** The query without `?`. */
  readonly query: string;
}
