/** A finding as the error that a test fails with: the screen of the command line, and no stack of the kit's. */
import { assembleReport } from '../reports/assemble.js';
import { findingLines } from '../reports/finding.js';
import { styleOf } from '../reports/style.js';
import { publicBugOf } from '../suites/public-bugs.js';
import { requirements } from '../suites/requirements/index.js';
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';

/** What a finding is told with. */
export interface FindingFrame {
  readonly trace: Trace | undefined;
  readonly seed: number;
  /** The test file, from where Vitest was started. */
  readonly file: string;
}

/** Text for wherever Vitest's reporters write to: no colours, and letters that every log has. */
const style = styleOf({ env: { NO_COLOR: '1' }, isTTY: false, columns: 100 });

/**
 * The screen of a finding, as `oci-conform` prints it.
 *
 * @example
 * findingText(result, { trace, seed: 1, file: 'test/client.test.ts' });
 */
export function findingText(result: CaseResult, { trace, seed, file }: FindingFrame): string {
  const report = assembleReport({
    // A finding does not say it.
    version: '',
    duration: result.duration,
    seed,
    target: { kind: 'mock', name: 'built-in mock' },
    subjects: [],
    command: `vitest run ${file}`,
    results: [result],
  });
  const traces = trace === undefined ? [] : [trace];
  return findingLines(result, publicBugOf(result), { report, traces, requirements }, style).join(
    '\n',
  );
}

/**
 * The error. Its stack is empty: where the kit threw it tells nobody anything.
 *
 * @param thrown what the provider threw; where that is no answer of the service's, it is the cause, and shows the
 *   author's own line
 */
export function findingError(result: CaseResult, text: string, thrown?: unknown): Error {
  const isOwn = thrown instanceof Error && !('status' in thrown) && !('statusCode' in thrown);
  const error = new Error(text, isOwn ? { cause: thrown } : {});
  error.name = result.verdict === 'error' ? 'Error' : 'Finding';
  error.stack = '';
  return error;
}
