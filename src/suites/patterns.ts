/**
 * The one pattern language, for `--filter` and `--skip`. A pattern is one or more terms with spaces between them, and matches where all its terms do. A term is an axis
 * (`transport:sdk`, `auth:api_key`, `level:must`) or a path: `*` stands for any letters within a
 * segment, `**` for any segments, and a path matches all that lies below it.
 */
import { ConformError } from '../errors.js';
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Level } from './case.js';

/** What a pattern is held against: a case in a cell of the matrix. */
export interface Place {
  readonly id: string;
  readonly level: Level;
  readonly transport: Transport;
  readonly auth: AuthMode;
}

/** A pattern, understood. */
export interface Pattern {
  /** As the caller wrote it. */
  readonly source: string;
  readonly matches: (place: Place) => boolean;
}

type Term = (place: Place) => boolean;

const axes = ['transport', 'auth', 'level'] as const;

/**
 * Understands a pattern.
 *
 * @example
 * parsePattern('stream/cohere/** level:must').matches(place);
 * @throws ConformError `OCIC_BAD_OPTION` for an empty pattern or an unknown axis
 */
export function parsePattern(source: string): Pattern {
  const terms = source.split(/\s+/).filter(Boolean).map(parseTerm);
  if (terms.length === 0) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      'A pattern is empty.',
      'Give a path such as stream/cohere, or an axis such as level:must.',
    );
  }
  return { source, matches: (place) => terms.every((term) => term(place)) };
}

function parseTerm(term: string): Term {
  const colon = term.indexOf(':');
  if (colon === -1) {
    const path = glob(term);
    return (place) => path.test(place.id);
  }
  const name = term.slice(0, colon);
  const axis = axes.find((candidate) => candidate === name);
  if (axis === undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `The pattern term ${term} names no axis.`,
      `The axes are ${axes.join(', ')}; without a colon a term is a path.`,
    );
  }
  const value = glob(term.slice(colon + 1));
  return (place) => value.test(place[axis]);
}

/** `**` before `*`, so that the longer one wins; a match may go on below a slash. */
function glob(path: string): RegExp {
  const source = path
    .replace(/\/+$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) =>
      stars === '**/' ? '(?:.*/)?' : stars === '**' ? '.*' : '[^/]*',
    );
  return new RegExp(`^${source}(?:/.*)?$`);
}
