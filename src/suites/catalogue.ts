/** Finding cases: by id, by pattern, and the nearest id to a slip of the pen. */
import { ConformError } from '../errors.js';
import type { Case } from './case.js';
import { type Place, parsePattern } from './patterns.js';

/** Which places to keep. Absent or empty filters keep all; skips then take away. */
export interface Selection {
  readonly filter?: readonly string[];
  readonly skip?: readonly string[];
}

/**
 * The case with this id.
 *
 * @throws ConformError `OCIC_UNKNOWN_CASE`, naming the nearest id
 */
export function findCase(cases: readonly Case[], id: string): Case {
  const found = cases.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new ConformError(
    'OCIC_UNKNOWN_CASE',
    `No case has the id ${id}.`,
    suggestion(
      id,
      cases.map((one) => one.id),
    ),
  );
}

/**
 * Keeps the places that a filter names (all without one) and no skip names.
 *
 * @param places the cases of a run, each in its cell; what else a place carries is kept
 * @throws ConformError `OCIC_UNKNOWN_PATTERN` for a pattern that matches none of `places`,
 *   naming the nearest id; `OCIC_BAD_OPTION` for one that cannot be understood
 */
export function select<P extends Place>(places: readonly P[], selection: Selection): readonly P[] {
  const filters = understand(places, selection.filter);
  const skips = understand(places, selection.skip);
  return places.filter(
    (place) =>
      (filters.length === 0 || filters.some((pattern) => pattern.matches(place))) &&
      !skips.some((pattern) => pattern.matches(place)),
  );
}

function understand(places: readonly Place[], sources: readonly string[] = []) {
  return sources.map((source) => {
    const pattern = parsePattern(source);
    if (places.some(pattern.matches)) return pattern;
    throw new ConformError(
      'OCIC_UNKNOWN_PATTERN',
      `The pattern ${source} matches no case.`,
      suggestion(
        pathOf(source),
        places.map((place) => place.id),
      ),
    );
  });
}

/** The part of a pattern that an id can be near to. */
const pathOf = (source: string): string =>
  source
    .split(/\s+/)
    .filter((term) => !term.includes(':'))
    .join('/');

function suggestion(text: string, ids: readonly string[]): string {
  return `${didYouMean(ids, text)}See oci-conform cases for the list.`;
}

/**
 * The question that a message asks after a slip of the pen, with a space behind it; empty where
 * nothing is near.
 *
 * @example
 * didYouMean(['mock', 'judge'], 'mok'); // 'Did you mean mock? '
 */
export function didYouMean(ids: readonly string[], text: string): string {
  const near = nearestId(ids, text);
  return near === undefined ? '' : `Did you mean ${near}? `;
}

/**
 * The id that takes the fewest edits to reach from `text`; the first of equals. None where the
 * nearest is too far to have been meant: more edits than two fifths of the text, or than six.
 *
 * @example
 * nearestId(['stream/cohere/text', 'answer/cohere/text'], 'strem/cohere/text'); // 'stream/cohere/text'
 */
export function nearestId(ids: readonly string[], text: string): string | undefined {
  let best: string | undefined;
  let least = Math.min(Math.ceil(text.length * 0.4), 6) + 1;
  for (const id of ids) {
    const distance = Math.abs(id.length - text.length) < least ? edits(id, text) : least;
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** Levenshtein's distance, a row at a time. */
function edits(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = left[line - 1] === right[column - 1] ? 0 : 1;
      next.push(
        Math.min(
          (row[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (row[column - 1] ?? 0) + substitution,
        ),
      );
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
