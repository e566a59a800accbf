/** The Response object: what it says of the turn, and what it repeats of the request. */
import { isObject, type JsonObject, objectOf } from '../json.js';
import type { FinishReason, Turn, Usage } from '../turn.js';
import type { Encoding } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';
import { writeEcho } from './openai-responses-echo.js';

/** `status` of a Response. */
export type ResponseStatus =
  | 'queued'
  | 'in_progress'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'incomplete';

/** What changes from one Response object of a stream to the next. */
export interface ResponseState {
  readonly status: ResponseStatus;
  readonly output: readonly JsonObject[];
  readonly usage?: Usage | undefined;
  /** The turn ended for this; absent while it goes on. */
  readonly finishReason?: FinishReason;
}

const incomplete: readonly (FinishReason | undefined)[] = ['length', 'content_filter'];

/** The status of a Response whose turn ended for this reason. */
export function statusOf(finishReason: FinishReason | null): ResponseStatus {
  if (finishReason === 'error') return 'failed';
  if (finishReason === 'cancelled') return 'cancelled';
  return incomplete.includes(finishReason ?? undefined) ? 'incomplete' : 'completed';
}

/** What a failed Response says; the words are the kit's own. */
export const failure = { code: 'server_error', message: 'The model failed to answer.' } as const;

/**
 * A Response object, whole.
 *
 * @param encoding `echo` replaces what stands there by default; members that no Response repeats are
 *   left out of it
 */
export function responseObject(encoding: Encoding, state: ResponseState): JsonObject {
  const { finishReason, status } = state;
  const createdAt = Math.floor(Date.parse(encoding.timeCreated) / 1000);
  const reason = incomplete.includes(finishReason)
    ? writeFinishReason('openai-responses', finishReason ?? 'unknown')
    : undefined;
  return {
    id: encoding.id,
    object: 'response',
    created_at: createdAt,
    status,
    completed_at: status === 'completed' ? createdAt : null,
    error: status === 'failed' ? failure : null,
    incomplete_details: reason === undefined ? null : { reason },
    model: encoding.modelId,
    output: state.output,
    ...writeEcho(encoding.echo),
    usage: state.usage === undefined ? null : writeResponsesUsage(state.usage),
  };
}

/** The turn's end as the last Response object says it. */
export const ended = (turn: Turn, output: readonly JsonObject[]): ResponseState => ({
  status: statusOf(turn.finishReason),
  output,
  usage: turn.usage,
  ...(turn.finishReason === null ? {} : { finishReason: turn.finishReason }),
});

/** Token counts; all members are required, so an unknown count is 0. */
function writeResponsesUsage(usage: Usage): JsonObject {
  return {
    input_tokens: usage.promptTokens,
    input_tokens_details: { cached_tokens: usage.cachedTokens ?? 0 },
    output_tokens: usage.completionTokens ?? 0,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0 },
    total_tokens: usage.totalTokens,
  };
}

/** Token counts from the wire; `undefined` where there are none. A missing total is the sum. */
export function readResponsesUsage(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const count = (holder: unknown, key: string): number | undefined => {
    const found = objectOf(holder)[key];
    return typeof found === 'number' ? found : undefined;
  };
  const input = count(value, 'input_tokens');
  const output = count(value, 'output_tokens');
  const total = count(value, 'total_tokens');
  if (input === undefined && output === undefined && total === undefined) return undefined;
  const reasoning = count(value.output_tokens_details, 'reasoning_tokens');
  const cached = count(value.input_tokens_details, 'cached_tokens');
  return {
    promptTokens: input ?? 0,
    ...(output === undefined ? {} : { completionTokens: output }),
    totalTokens: total ?? (input ?? 0) + (output ?? 0),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    ...(cached === undefined ? {} : { cachedTokens: cached }),
  };
}
