/** Writing the answers of one turn of the event loop one after the other. */

/** Puts off a write until all requests that have come were judged. */
export type Flush = (write: () => void) => void;

/**
 * Makes a `flush`. A client that waits is woken by the first write, and finds the next answers while it
 * reads: to wake it for each costs more than to judge a request.
 *
 * @example
 * const flush = createFlush();
 * flush(() => response.end(body));
 */
export function createFlush(): Flush {
  let due: (() => void)[] = [];
  const writeAll = () => {
    const writes = due;
    due = [];
    for (const write of writes) write();
  };
  return (write) => {
    if (due.length === 0) setImmediate(writeAll);
    due.push(write);
  };
}
