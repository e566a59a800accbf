/** One at a time. */

/** Runs an action once those given before have ended, however they ended. */
export type Lock = <T>(action: () => Promise<T>) => Promise<T>;

/** Makes a lock that is open. */
export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const turn = last.then(action);
    last = turn.catch(() => undefined);
    return turn;
  };
}
