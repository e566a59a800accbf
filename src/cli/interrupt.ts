/** Ctrl-C: the first asks the run to stop and still reports; the second ends the process at once. */

/** A signal for the run, and the end of listening. */
export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

/** Listens for SIGINT and SIGTERM until released. */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nstopping; once more to stop at once\n');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
