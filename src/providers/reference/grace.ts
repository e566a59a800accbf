/** How long a finished turn waits for what may still follow. */

/**
 * How long a finished turn waits, in silence, for what may still follow: the usage frame, `[DONE]`, the
 * end of the body. Some streams stay open after their last frame (cohere-ai/cohere-python #756), so
 * waiting for the end alone would hang.
 */
const grace = 500;

/** What {@link soon} gives instead of what did not come. */
export const late = Symbol('late');

/** What was waited for, or `late` when it does not come within the grace. */
export async function soon<T>(next: Promise<T>): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<typeof late>((resolve) => {
    // Data that is at hand comes before the verdict, even when the process was busy all the while.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve(late))), grace);
  });
  try {
    return await Promise.race([next, waited]);
  } finally {
    clearTimeout(timer);
  }
}
