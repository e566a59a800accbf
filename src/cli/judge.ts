/** `oci-conform judge <trace...>`: kept traces, judged again without a service. */

import { ConformError } from '../errors.js';
import { assembleReport } from '../reports/assemble.js';
import { exitCodeOf } from '../reports/exit-code.js';
import type { Judged } from '../reports/judged.js';
import { readTraces } from '../reports/read-traces.js';
import type { ReporterChoice } from '../reports/reporters.js';
import type { Subject } from '../reports/subjects.js';
import { cases } from '../suites/cases/index.js';
import { findCase } from '../suites/catalogue.js';
import { judge } from '../suites/judge.js';
import { requirements } from '../suites/requirements/index.js';
import type { Trace } from '../suites/trace.js';
import { type BaselineFlags, type OpenBaseline, openBaseline, rebase } from './baseline.js';
import { deliver } from './deliver.js';
import { packageVersion } from './package-info.js';

/**
 * Judges the traces in the files and reports as a run does. Nothing in the report is of now: the
 * same traces give the same bytes on any day, unless an entry of the baseline expired in between.
 *
 * @returns the exit code
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_TRACE` naming file, line and field,
 *   `OCIC_UNKNOWN_CASE`, or what {@link openBaseline} throws
 */
export async function judgeFiles(
  files: readonly string[],
  flags: { readonly reporter?: readonly ReporterChoice[] } & Pick<BaselineFlags, 'baseline'>,
): Promise<number> {
  const opened = await openBaseline(flags, cases, new Date());
  const judged = judgeTraces(await readTraces(files), files, opened);
  await deliver(judged, flags.reporter ?? []);
  return exitCodeOf(judged.report);
}

/** Judges traces of one run, in their order. */
function judgeTraces(
  traces: readonly Trace[],
  files: readonly string[],
  opened: OpenBaseline | undefined,
): Judged {
  const [first] = traces;
  if (first === undefined) {
    throw new ConformError(
      'OCIC_NOTHING_JUDGED',
      'The files hold no trace.',
      'Keep the traces of a run with --reporter traces=traces.jsonl.',
    );
  }
  const subjects = subjectsOf(traces);
  demandOneRun(first, traces, subjects);
  const results = traces.map((trace) => judge(trace, findCase(cases, trace.case)));
  return {
    report: assembleReport({
      version: packageVersion(),
      duration: results.reduce((sum, result) => sum + result.duration, 0),
      seed: first.seed,
      target: first.target,
      subjects,
      command: `oci-conform judge ${files.join(' ')}`,
      ...rebase(results, opened),
    }),
    traces,
    requirements,
  };
}

/** One run has one target, one seed, and one provider a cell; probes are the kit's own. */
function demandOneRun(first: Trace, traces: readonly Trace[], subjects: readonly Subject[]): void {
  for (const trace of traces) {
    const subject = subjects.find((one) => isIn(trace, one))?.provider ?? trace.provider;
    const expected = runOf(first, subject);
    const found = runOf(trace, isProbe(trace) ? subject : trace.provider);
    if (found === expected) continue;
    throw new ConformError(
      'OCIC_BAD_TRACE',
      `The traces come from several runs: ${expected}; and ${found}.`,
      'Judge the traces of one run at a time.',
    );
  }
}

/** The provider of each cell: who made its first call that is no probe. */
function subjectsOf(traces: readonly Trace[]): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const trace of traces) {
    if (isProbe(trace) || subjects.some((one) => isIn(trace, one))) continue;
    const { name, version } = trace.provider;
    subjects.push({ transport: trace.transport, auth: trace.auth, provider: { name, version } });
  }
  return subjects;
}

function isIn(trace: Trace, cell: Subject): boolean {
  return trace.transport === cell.transport && trace.auth === cell.auth;
}

function isProbe(trace: Trace): boolean {
  return trace.call.operation === 'probe';
}

function runOf({ target, seed }: Trace, { name, version }: Trace['provider']): string {
  return `${name} ${version} with ${target.name}, seed ${seed}`;
}
