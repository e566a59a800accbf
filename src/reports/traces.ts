/** Traces as JSON lines, by `schemas/trace.schema.json`: what `oci-conform judge` reads. */
import type { Trace } from '../suites/trace.js';

/** One trace a line; empty without traces. */
export function renderTraces(traces: readonly Trace[]): string {
  return traces.map((trace) => `${JSON.stringify(trace)}\n`).join('');
}
