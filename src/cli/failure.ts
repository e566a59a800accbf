/** How an error leaves the program: a code, a sentence, a remedy, and an exit code. */
import { ConformError, type ErrorCode } from '../errors.js';

/** Errors that are not a matter of how the program was called. */
const kitFailures: readonly ErrorCode[] = ['OCIC_KIT_FAILED'];

/** 2 for a bad invocation or configuration, 3 where the kit or the environment failed. */
export function exitCodeOfError(error: unknown): 2 | 3 {
  return error instanceof ConformError && !kitFailures.includes(error.code) ? 2 : 3;
}

/**
 * An error as text for stderr, ending with a line feed.
 *
 * @param debug adds the stack of an error that nobody foresaw
 * @example
 * errorText(new ConformError('OCIC_PORT_TAKEN', 'Port 4000 is in use.', 'Choose another.'), false);
 * // 'error OCIC_PORT_TAKEN: Port 4000 is in use.\nChoose another.\n'
 */
export function errorText(error: unknown, debug: boolean): string {
  if (error instanceof ConformError) {
    const cause = debug && error.cause instanceof Error ? `${error.cause.stack}\n` : '';
    return `error ${error.code}: ${error.message}\n${error.remedy}\n${cause}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const remedy = debug
    ? stackOf(error)
    : 'This is a defect of the kit or its environment. Run again with --debug to see where.';
  return `error OCIC_KIT_FAILED: ${message}\n${remedy}\n`;
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : 'No stack is known.';
}
