/** Traces as JSON lines, by `schemas/trace.schema.json`: what `oci-conform judge` reads. */
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';

/** One trace a line; empty without traces. */
export function renderTraces(traces: readonly Trace[]): string {
  return traces.map((trace) => `${JSON.stringify(trace)}\n`).join('');
}

/** The trace that a result was judged by, where it is at hand. */
export function traceOf(result: CaseResult, traces: readonly Trace[]): Trace | undefined {
  return traces.find(
    ({ case: id, transport, auth }) =>
      id === result.id && transport === result.transport && auth === result.auth,
  );
}
