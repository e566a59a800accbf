/** What is wrong with a recording, said so that its author can mend it. */

/** One problem. */
export interface RecordingProblem {
  /** The file, relative to the folder of recordings, with forward slashes. */
  readonly file: string;
  /** The field in `.meta.json`, e.g. `provenance.date`; absent when it is about the file or its bytes. */
  readonly field?: string;
  readonly message: string;
  readonly remedy: string;
}

/** `file`, the field when there is one, and what is wrong, as one line. */
export function describeProblem({ file, field, message }: RecordingProblem): string {
  return field === undefined ? `${file}: ${message}` : `${file}: ${field}: ${message}`;
}
