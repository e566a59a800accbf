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
function judgeTraces(traces: readonly Trace[], files: readonly string[]): Judged {
  const [first] = traces;
  if (first === undefined) {
    throw new ConformError(
      'OCIC_NOTHING_JUDGED',
      'The files hold no trace.',
      'Keep the traces of a run with --reporter traces=traces.jsonl.',
    );
  }
  const subject = traces.find(isSubjects) ?? first;
  const stranger = traces.find((trace) => runOf(trace, subject) !== runOf(subject, subject));
  if (stranger !== undefined) {
    throw new ConformError(
      'OCIC_BAD_TRACE',
      `The traces come from several runs: ${runOf(subject, subject)}; and ${runOf(stranger, subject)}.`,
      'Judge the traces of one run at a time.',
    );
  }
  const results = traces.map((trace) => judge(trace, findCase(cases, trace.case)));
  return {
    report: assembleReport({
      version: packageVersion(),
      duration: results.reduce((sum, result) => sum + result.duration, 0),
      seed: subject.seed,
      target: subject.target,
      provider: subject.provider,
      command: `oci-conform judge ${files.join(' ')}`,
      results,
    }),
    traces,
    requirements,
  };
}

/** Probes are made by the kit itself; every other call is the provider's. */
function isSubjects(trace: Trace): boolean {
  return trace.call.operation !== 'probe';
}

/** What all traces of one run share, in words. */
function runOf(trace: Trace, subject: Trace): string {
  const { name, version } = (isSubjects(trace) ? trace : subject).provider;
  return `${name} ${version} with ${trace.target.name}, seed ${trace.seed}`;
}
