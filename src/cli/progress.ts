/** Progress on stderr: one line that rewrites itself on a terminal, elsewhere a line now and then. */
import { failsTheRun } from '../reports/exit-code.js';
import type { CaseResult } from '../suites/verdict.js';

/** Told of the run as it goes. */
export interface Progress {
  plan(count: number): void;
  note(result: CaseResult): void;
  /** Removes the line, or says no more. */
  end(): void;
}

/** Milliseconds between the lines of a log: who reads one wants to know that the run goes on, and no more. */
const pause = 15_000;

/** In a log, in `CI` and on a terminal that cannot rewrite a line, short runs are silent. */
export function startProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  env: Readonly<Record<string, string | undefined>>,
): Progress {
  const rewrites = stream.isTTY && !env.CI && env.TERM !== 'dumb';
  let count = 0;
  let done = 0;
  let failed = 0;
  const words = () => `${done} of ${count} cases${failed === 0 ? '' : `, ${failed} failed`}`;
  const show = () => {
    if (rewrites) stream.write(`\r\u001b[2K${words()}`);
  };
  const timer = rewrites
    ? undefined
    : setInterval(() => stream.write(`oci-conform: ${words()}\n`), pause).unref();
  return {
    plan: (planned) => {
      count = planned;
      show();
    },
    note: (result) => {
      done += 1;
      if (failsTheRun(result)) failed += 1;
      show();
    },
    end: () => {
      clearInterval(timer);
      if (rewrites) stream.write('\r\u001b[2K');
    },
  };
}
