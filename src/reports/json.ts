/** The report as JSON, by `schemas/report.schema.json`. */
import type { RunReport } from './report.js';

/** One document, two spaces deep, ending with a line feed. */
export function renderJson(report: RunReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
