/** Checks a folder of recordings and reports everything that is wrong, not only the first. */
import { ConformError } from '../errors.js';
import { checkBytes } from './check-bytes.js';
import { checkMeta } from './check-meta.js';
import { findRecordings, type RecordingFiles, readRecordingFile } from './files.js';
import type { RecordingProblem } from './problem.js';
import { readMeta } from './schema-problems.js';
import { secretsIn } from './secrets.js';

/** What was found in a folder. */
export interface CheckReport {
  readonly folder: string;
  /** In order of name. */
  readonly dialects: readonly DialectCounts[];
  /** In order of file. */
  readonly problems: readonly RecordingProblem[];
}

/** What one dialect's folder holds. */
interface DialectCounts {
  readonly dialect: string;
  readonly streams: number;
  readonly answers: number;
  readonly problems: number;
}

/**
 * Checks every recording: meta data by the schema and for agreement and honesty, bytes for UTF-8,
 * framing and the dialect's grammar, and that reading the bytes gives the turn of the meta data.
 *
 * @throws ConformError `OCIC_UNREADABLE` when the folder cannot be read.
 *
 * @example
 * const { problems } = await checkRecordings(packagedFolder());
 * problems[0]; // { file: 'cohere/one.meta.json', field: 'turn.text', message: …, remedy: … }
 */
export async function checkRecordings(folder: string): Promise<CheckReport> {
  const { recordings, problems: strays } = findRecordings(folder);
  const problems = [
    ...strays,
    ...recordings.flatMap((files) => checkRecording(folder, files)),
  ].sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0));
  const names = new Set([
    ...recordings.map(({ dialect }) => dialect),
    ...problems.flatMap(({ file }) => folderOf(file)),
  ]);
  return {
    folder,
    dialects: [...names].sort().map((dialect) => {
      const own = recordings.filter((files) => files.dialect === dialect);
      const streams = own.filter(({ stream }) => stream).length;
      return {
        dialect,
        streams,
        answers: own.length - streams,
        problems: problems.filter(({ file }) => folderOf(file).includes(dialect)).length,
      };
    }),
    problems,
  };
}

const folderOf = (file: string): readonly string[] =>
  file.includes('/') ? file.split('/').slice(0, 1) : [];

function checkRecording(folder: string, files: RecordingFiles): readonly RecordingProblem[] {
  const meta = read(folder, files.meta);
  const body = read(folder, files.body);
  return [
    ...[meta, body].flatMap(({ problems }) => problems),
    ...(meta.bytes === undefined ? [] : checkContent(files, meta.bytes, body.bytes)),
  ];
}

/** A file that cannot be read is one problem among others here. */
function read(
  folder: string,
  file: string,
): { readonly bytes?: Uint8Array; readonly problems: readonly RecordingProblem[] } {
  try {
    const bytes = readRecordingFile(folder, file);
    const text = new TextDecoder().decode(bytes);
    const problems = secretsIn(text).map((what) => ({
      file,
      message: `holds ${what}`,
      remedy: 'Redact it. Ids of examples end in exampleuniqueid.',
    }));
    return { bytes, problems };
  } catch (error) {
    if (!(error instanceof ConformError)) throw error;
    return { problems: [{ file, message: error.message, remedy: error.remedy }] };
  }
}

function checkContent(
  files: RecordingFiles,
  metaBytes: Uint8Array,
  body: Uint8Array | undefined,
): readonly RecordingProblem[] {
  const file = files.meta;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(metaBytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ file, message: `is not JSON: ${why}`, remedy: 'Mend the JSON.' }];
  }
  const reading = readMeta(value);
  if (!reading.ok)
    return reading.problems.map((problem) => ({
      file,
      ...problem,
      remedy: 'See schemas/recording.schema.json.',
    }));
  return [
    ...checkMeta(files, reading.meta),
    ...(body === undefined ? [] : checkBytes(files, reading.meta, body)),
  ];
}
