/** Progress on stderr: one line that rewrites itself, on a terminal only. */
import { failsTheRun } from '../reports/exit-code.js';
import type { CaseResult } from '../suites/verdict.js';

/** Told of the run as it goes. */
export interface Progress {
  plan(count: number): void;
  note(result: CaseResult): void;
  /** Removes the line. */
  end(): void;
}

/** Silent where nobody watches: not a terminal, `CI`, or a terminal that cannot rewrite a line. */
export function startProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  env: Readonly<Record<string, string | undefined>>,
): Progress {
  if (!stream.isTTY || env.CI || env.TERM === 'dumb') {
    return { plan: () => {}, note: () => {}, end: () => {} };
  }
  let count = 0;
  let done = 0;
  let findings = 0;
  const show = () => {
    const found = findings === 0 ? '' : `, ${findings} ${findings === 1 ? 'finding' : 'findings'}`;
    stream.write(`\r\u001b[2K${done} of ${count} cases${found}`);
  };
  return {
    plan: (planned) => {
      count = planned;
      show();
    },
    note: (result) => {
      done += 1;
      if (failsTheRun(result)) findings += 1;
      show();
    },
    end: () => {
      stream.write('\r\u001b[2K');
    },
  };
}
