/** Loads a folder of recordings into memory. */
import { ConformError } from '../errors.js';
import { isObject } from '../protocol/json.js';
import { findRecordings, readRecordingFile } from './files.js';
import { metaProblem } from './meta.js';
import { describeProblem, type RecordingProblem } from './problem.js';
import type { Recording, RecordingMeta, RecordingSet } from './recording.js';

/**
 * Reads every recording of a folder: bytes as they are, meta data with a quick look at its shape.
 * The whole schema, and whether bytes and turn agree, is what `oci-conform recordings check` is for.
 *
 * @param folder Holds `<dialect>/<name>.sse` or `.json`, each with `<name>.meta.json`.
 * @returns Recordings by id (`<dialect>/<name>`), in order of id.
 * @throws ConformError `OCIC_UNREADABLE`, or `OCIC_BAD_RECORDING` naming file and field.
 *
 * @example
 * const recordings = await loadRecordings(packagedFolder());
 * recordings.get('generic/llama-text')?.meta.turn.text;
 */
export async function loadRecordings(folder: string): Promise<RecordingSet> {
  // The reads are synchronous: for some hundred small files that is several times quicker than
  // promises, and nothing else runs while a mock starts.
  const { recordings, problems } = findRecordings(folder);
  for (const problem of problems) throw badRecording(problem);
  return new Map(
    recordings.map((files): [string, Recording] => {
      const { id, stream } = files;
      const meta = parseMeta(files.meta, readRecordingFile(folder, files.meta));
      if (meta.dialect !== files.dialect)
        throw badRecording({
          file: files.meta,
          field: 'dialect',
          message: `is ${JSON.stringify(meta.dialect)}, but the folder is ${files.dialect}`,
          remedy: 'Put the recording into the folder of its dialect.',
        });
      return [id, { id, stream, meta, body: readRecordingFile(folder, files.body) }];
    }),
  );
}

function parseMeta(file: string, bytes: Uint8Array): RecordingMeta {
  let meta: unknown;
  try {
    meta = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw badRecording({ file, message: `is not JSON: ${why}`, remedy: 'Mend the JSON.' });
  }
  if (looksLikeMeta(meta)) return meta;
  throw badRecording({
    file,
    ...metaProblem(meta),
    message: metaProblem(meta)?.message ?? 'is not understood',
    remedy: 'See schemas/recording.schema.json; `oci-conform recordings check` lists all problems.',
  });
}

/** A quick look only; see {@link metaProblem}. */
function looksLikeMeta(meta: unknown): meta is RecordingMeta {
  return isObject(meta) && metaProblem(meta) === undefined;
}

function badRecording(problem: RecordingProblem): ConformError {
  return new ConformError('OCIC_BAD_RECORDING', `${describeProblem(problem)}.`, problem.remedy);
}
