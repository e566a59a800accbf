/** Finds and reads the files of a folder of recordings. Paths are untrusted: nothing is read outside it. */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ConformError } from '../errors.js';
import type { RecordingProblem } from './problem.js';

/** Bytes a body or a meta file may have. The largest stream worth keeping is far below. */
export const sizeLimit = 4 * 1024 * 1024;

/** One recording's files, by name relative to the folder. */
export interface RecordingFiles {
  /** Folder and name, e.g. `generic/llama-text`. */
  readonly id: string;
  /** The folder's name. */
  readonly dialect: string;
  /** `.sse` is a stream, `.json` a whole answer. */
  readonly stream: boolean;
  readonly body: string;
  readonly meta: string;
}

/** What {@link findRecordings} found, sorted by id. */
export interface FoundRecordings {
  readonly recordings: readonly RecordingFiles[];
  /** Files without their other half, names that cannot be ids, links that lead out. */
  readonly problems: readonly RecordingProblem[];
}

const namePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Lists the recordings of a folder: `<dialect>/<name>.sse` or `.json`, each with its `.meta.json`.
 * Files at the top and names that begin with a dot are passed over.
 *
 * @throws ConformError `OCIC_UNREADABLE` when the folder or one in it cannot be listed.
 */
export function findRecordings(folder: string): FoundRecordings {
  const recordings: RecordingFiles[] = [];
  const problems: RecordingProblem[] = [];
  for (const top of list(folder)) {
    const dialect = top.name;
    if (top.isSymbolicLink() && leadsOut(folder, dialect)) {
      problems.push(linkProblem(dialect));
      continue;
    }
    if (!isFolder(join(folder, dialect))) continue;
    const entries = list(join(folder, dialect));
    const present = new Set(entries.map((entry) => entry.name));
    for (const entry of entries) {
      const { name } = entry;
      const file = `${dialect}/${name}`;
      const [stem, kind] = splitName(name);
      const meta = `${stem}.meta.json`;
      if (kind === 'other' || !namePattern.test(stem)) {
        problems.push({
          file,
          message: 'the name is not that of a recording',
          remedy: 'Use lower-case words joined by hyphens, ending in .sse, .json or .meta.json.',
        });
      } else if (entry.isSymbolicLink() && leadsOut(folder, file)) {
        problems.push(linkProblem(file));
      } else if (kind === 'meta') {
        if (!present.has(`${stem}.sse`) && !present.has(`${stem}.json`))
          problems.push({
            file,
            message: 'there is no .sse or .json beside it',
            remedy: `Add ${stem}.sse (a stream) or ${stem}.json (a whole answer), or remove this file.`,
          });
      } else if (kind === 'sse' && present.has(`${stem}.json`)) {
        problems.push({
          file,
          message: `${stem}.json has the same id`,
          remedy: 'Rename one of the two; an id stands for one answer.',
        });
      } else if (!present.has(meta)) {
        problems.push({
          file,
          message: `there is no ${meta} beside it`,
          remedy: `Write ${meta}: the request, the turn and the provenance of these bytes.`,
        });
      } else {
        const id = `${dialect}/${stem}`;
        recordings.push({
          id,
          dialect,
          stream: kind === 'sse',
          body: file,
          meta: `${dialect}/${meta}`,
        });
      }
    }
  }
  return { recordings, problems };
}

/**
 * Reads one file of the folder.
 *
 * @throws ConformError `OCIC_UNREADABLE` when it cannot be read, `OCIC_BAD_RECORDING` when it is
 * larger than {@link sizeLimit}.
 */
export function readRecordingFile(folder: string, file: string): Uint8Array {
  const path = join(folder, file);
  try {
    const status = statSync(path);
    // A pipe would never end, and a device never stop.
    if (!status.isFile()) throw new Error('it is not a file');
    if (status.size <= sizeLimit) return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw new ConformError(
    'OCIC_BAD_RECORDING',
    `${file}: the file is larger than ${sizeLimit} bytes.`,
    'Record a shorter answer.',
  );
}

type Kind = 'sse' | 'json' | 'meta' | 'other';

function splitName(name: string): readonly [stem: string, kind: Kind] {
  if (name.endsWith('.meta.json')) return [name.slice(0, -'.meta.json'.length), 'meta'];
  if (name.endsWith('.sse')) return [name.slice(0, -'.sse'.length), 'sse'];
  if (name.endsWith('.json')) return [name.slice(0, -'.json'.length), 'json'];
  return [name, 'other'];
}

function list(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function leadsOut(folder: string, file: string): boolean {
  try {
    return !realpathSync(join(folder, file)).startsWith(realpathSync(folder) + sep);
  } catch {
    return true; // A link to nowhere.
  }
}

function linkProblem(file: string): RecordingProblem {
  return {
    file,
    message: 'the link leads out of the folder',
    remedy: 'Put a copy of the file here instead of a link.',
  };
}

function unreadable(path: string, cause: unknown): ConformError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ConformError(
    'OCIC_UNREADABLE',
    `${path} cannot be read: ${why}`,
    'Check the path and its permissions. A folder of recordings holds <dialect>/<name>.sse and .meta.json.',
    { cause },
  );
}
