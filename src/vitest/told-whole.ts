/** Errors as a test runner shows them: it prints the message, and nothing else that an error has. */
import { ConformError, type ErrorCode } from '../errors.js';

/**
 * A kit's error whose message says what to do, too.
 *
 * @param from the function whose caller is to be shown, where that is the author
 */
export function toldWhole(
  code: ErrorCode,
  message: string,
  remedy: string,
  options: { readonly cause?: unknown; readonly from?: (...given: never[]) => unknown } = {},
): ConformError {
  const { from, ...rest } = options;
  const error = new ConformError(code, `${message} ${remedy} (${code})`, remedy, rest);
  if (from !== undefined) Error.captureStackTrace(error, from);
  return error;
}
