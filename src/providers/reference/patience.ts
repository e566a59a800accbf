/** Waiting no longer than one is told. */
import type { ChatCall } from '../../protocol/call.js';

/** Parts in which the time is counted: one that is over late, since the process stood still, is over all the same. */
const parts = 5;

/**
 * What gives a call up once its time is over; neither Oracle's SDK nor `openai` watches a stream by itself. The time is
 * that of this process: while it stands still nobody is waiting.
 *
 * @returns a signal, or none where the call may take its time
 */
export function timeoutOf({ timeout }: ChatCall): readonly AbortSignal[] {
  if (timeout === undefined) return [];
  const stop = new AbortController();
  const wait = (left: number) => {
    if (left > 0) setTimeout(wait, timeout / parts, left - 1).unref();
    else stop.abort(new DOMException(`nothing came within ${timeout} ms`, 'TimeoutError'));
  };
  wait(parts);
  return [stop.signal];
}
