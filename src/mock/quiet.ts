/** Waiting until nobody is at a mock any more, and nothing goes on there. */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

/** Milliseconds between two looks. */
const pause = 5;

/**
 * Waits until `isQuiet` holds. What clients sent before they went is in the hands of the system at first: it comes
 * in with the turns of the event loop, a connection in one and its request in the next.
 *
 * @param isQuiet whether no client is connected and every exchange is over
 * @param within milliseconds after which it is given up
 * @returns whether it held
 */
export async function becomesQuiet(
  isQuiet: () => Promise<boolean>,
  within: number,
): Promise<boolean> {
  const until = performance.now() + within;
  const holds = async () => {
    await turn();
    return isQuiet();
  };
  // After a look that finds nobody, one more turn has to bring nobody either.
  while (!((await holds()) && (await holds()))) {
    if (performance.now() > until) return false;
    await sleep(pause);
  }
  return true;
}
