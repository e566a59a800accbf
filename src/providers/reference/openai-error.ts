/** Whatever `openai` throws, as an outcome's error. */
import { APIError } from 'openai';
import { isObject, objectOf, textOf } from '../../protocol/json.js';
import type { OutcomeError } from '../../suites/trace.js';
import type { LastAnswer } from './http-client.js';
import { outcomeError } from './outcome-error.js';

/**
 * Describes what was thrown. Of Oracle's own envelope, `{"code","message"}`, the SDK keeps nothing but
 * the status (npm openai 6.30.1, src/core/error.ts: it looks for `error` alone), so code and message
 * are read from the body behind it.
 *
 * @param thrown what was caught; inside a stream an error without a status, from an accumulator
 *   perhaps the event itself, which is no Error
 * @param answer the HTTP answer behind it, when there was one
 *
 * @example
 * openAiError(new NotFoundError(404, undefined, undefined, headers), answer);
 * // { status: 404, code: '404', message: 'Entity with key … not found', requestId: '…' }
 */
export function openAiError(thrown: unknown, answer?: LastAnswer): OutcomeError {
  const error = outcomeError(thrown, answer);
  if (error.status !== undefined) return error;
  const said = saidInStream(thrown);
  return said === undefined ? error : { ...error, ...said };
}

/** The error that an event of a stream carried. */
export function saidInStream(
  thrown: unknown,
): { readonly code?: string; readonly message: string } | undefined {
  const carried: unknown = thrown instanceof APIError ? thrown.error : thrown;
  if (typeof carried === 'string' && thrown instanceof APIError) return { message: carried };
  if (!isObject(carried) || carried instanceof Error) return undefined;
  const { code, message } = carried;
  return {
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: textOf(message) || JSON.stringify(objectOf(carried)),
  };
}
