/** Following a journal as it grows. */
import type { Exchange } from '../protocol/exchange.js';
import type { Journal } from './journal.js';

/** Where following begins, and when it ends. */
export interface FollowOptions {
  /**
   * The sequence of an exchange that was seen already: all that began after it is told, and what ended since it
   * began. 0: all that is kept. Default: from now on.
   */
  readonly since?: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Tells each exchange when it begins and when it is over, under the same `sequence`; where it is quick, or the
 * reader slow, only the later of the two. What has given way in the ring meanwhile is not told.
 */
export async function* follow(
  journal: Journal,
  { since, signal }: FollowOptions = {},
): AsyncGenerator<Exchange, undefined, undefined> {
  let seen = journal.seenBy(since);
  do {
    for (const { number, tell } of journal.changes(seen)) {
      if (signal?.aborted) return undefined;
      seen = number;
      yield tell();
    }
    // What changed while somebody read is looked at before waiting.
  } while (journal.changes(seen).length > 0 || (await journal.changing(signal)));
  return undefined;
}
