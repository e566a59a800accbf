/** A baseline: the failures that are expected, each with a reason and an end. */

/** One expected failure, or several by one pattern. */
export interface BaselineEntry {
  /** A pattern of the one pattern language, e.g. `stream/cohere/text transport:sdk`. */
  readonly case: string;
  /** Why it fails; for people. */
  readonly reason: string;
  /** What it fails by: ids of checks, `not-observed`, `unsupported`. Absent: whatever it fails by is expected. */
  readonly checks?: readonly string[];
  /** Where it is being dealt with. */
  readonly link?: string;
  /** The last day on which the entry counts, in UTC: `2027-03-01`. */
  readonly expires: string;
}

/** A baseline file. Its JSON Schema is `schemas/baseline.schema.json`. */
export interface Baseline {
  readonly $schema?: string;
  readonly entries: readonly BaselineEntry[];
}

/** Where the schema of the file is published. */
export const baselineSchemaId = 'https://unpkg.com/oci-conform/schemas/baseline.schema.json';

/** The file that is meant where none is named. */
export const defaultBaselineFile = 'oci-conform.baseline.json';

/** Whether an entry still counts on a day. */
export function isLive(entry: BaselineEntry, today: string): boolean {
  return entry.expires >= today;
}
