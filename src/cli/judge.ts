/** `oci-conform judge <trace...>`: kept traces, judged again without a service. */

import { ConformError } from '../errors.js';
import { assembleReport } from '../reports/assemble.js';
import { exitCodeOf } from '../reports/exit-code.js';
import type { Judged } from '../reports/judged.js';
import { readTraces } from '../reports/read-traces.js';
import type { ReporterChoice } from '../reports/reporters.js';
import { cases } from '../suites/cases/index.js';
import { findCase } from '../suites/catalogue.js';
import { judge } from '../suites/judge.js';
import { requirements } from '../suites/requirements/index.js';
import type { Trace } from '../suites/trace.js';
import { deliver } from './deliver.js';
import { packageVersion } from './package-info.js';

/**
 * Judges the traces in the files and reports as a run does. Nothing in the report is of now: the
 * same traces give the same bytes on any day.
 *
 * @returns the exit code
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_TRACE` naming file, line and field, or
 *   `OCIC_UNKNOWN_CASE`
 */
export async function judgeFiles(
  files: readonly string[],
  flags: { readonly reporter?: readonly ReporterChoice[] },
): Promise<number> {
  const judged = judgeTraces(await readTraces(files), files);
  await deliver(judged, flags.reporter ?? []);
  return exitCodeOf(judged.report);
}

/** Judges traces of one run, in their order. */
export function judgeTraces(traces: readonly Trace[], files: readonly string[]): Judged {
  const [first] = traces;
  if (first === undefined) {
    throw new ConformError(
      'OCIC_NOTHING_JUDGED',
      'The files hold no trace.',
      'Keep the traces of a run with --reporter traces=traces.jsonl.',
    );
  }
  const stranger = traces.find((trace) => runOf(trace) !== runOf(first));
  if (stranger !== undefined) {
    throw new ConformError(
      'OCIC_BAD_TRACE',
      `The traces come from several runs: ${runOf(first)}, and ${runOf(stranger)}.`,
      'Judge the traces of one run at a time.',
    );
  }
  const results = traces.map((trace) => judge(trace, findCase(cases, trace.case)));
  return {
    report: assembleReport({
      version: packageVersion(),
      duration: results.reduce((sum, result) => sum + result.duration, 0),
      seed: first.seed,
      target: first.target,
      provider: first.provider,
      command: `oci-conform judge ${files.join(' ')}`,
      results,
    }),
    traces,
    requirements,
  };
}

/** What all traces of one run share, in words. */
function runOf({ provider, target, seed }: Trace): string {
  return `${provider.name} ${provider.version} with ${target.name}, seed ${seed}`;
}
