/** Patterns for a set of places that match nothing beyond it. Pure. */
import { type Place, parsePattern } from '../suites/patterns.js';

/** A pattern, and those of the wanted places that it matches. */
export interface ExactPattern<P extends Place> {
  readonly source: string;
  readonly places: readonly P[];
}

/**
 * As few patterns as say it, a case at a time: the case, the case on a transport, the case in an auth mode, or
 * one cell of it. A folder is never named: a case that a newer version puts there is news.
 *
 * @param wanted the places to match, a subset of `known`
 * @param known all places that matter; whatever else a pattern matches is of no account
 *
 * @example
 * exactPatterns([onSdk, onV1], [onSdk, onV1, otherCase]); // [{ source: 'stream/plain/text', places: […] }]
 */
export function exactPatterns<P extends Place>(
  wanted: readonly P[],
  known: readonly Place[],
): readonly ExactPattern<P>[] {
  const names = new Set(wanted.map(nameOf));
  return axis(wanted.map(({ id }) => id)).flatMap((id) => {
    const all = wanted.filter((place) => place.id === id);
    // A path matches what lies below it, and nothing else.
    const near = known.filter((place) => place.id === id || place.id.startsWith(`${id}/`));
    const isExact = (source: string) => {
      const pattern = parsePattern(source);
      return near.every((place) => !pattern.matches(place) || names.has(nameOf(place)));
    };
    if (isExact(id)) return [{ source: id, places: all }];
    const found: ExactPattern<P>[] = [];
    let rest = all;
    const take = (source: string, belongs: (place: P) => boolean, least: number) => {
      const places = rest.filter(belongs);
      if (places.length < least || !isExact(source)) return;
      found.push({ source, places });
      rest = rest.filter((place) => !belongs(place));
    };
    for (const transport of axis(all.map((place) => place.transport))) {
      take(`${id} transport:${transport}`, (place) => place.transport === transport, 1);
    }
    for (const auth of axis(rest.map((place) => place.auth))) {
      take(`${id} auth:${auth}`, (place) => place.auth === auth, 2);
    }
    return [
      ...found,
      ...rest.map((place) => ({
        source: `${id} transport:${place.transport} auth:${place.auth}`,
        places: [place],
      })),
    ];
  });
}

/** A place's name: the same text for the same case in the same cell. */
export function nameOf({ id, transport, auth }: Omit<Place, 'level'>): string {
  return `${id} ${transport} ${auth}`;
}

function axis<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
