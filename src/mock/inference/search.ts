/** Searching files: by the words that a passage shares with the query. No vectors, but always the same. */

/** A file's text to be searched. */
export interface Searched {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A passage that shares words with the query. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  /** The part of the query's words that it has: above 0, at most 1. */
  readonly score: number;
}

/** Bytes of a file that are searched, and words in one passage. */
const bounds = { bytes: 1_048_576, words: 300 } as const;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A file's passages; none where it is no text. */
function passagesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.subarray(0, bounds.bytes)).toString();
  if (text.includes('\0')) return [];
  const words = text.match(/\s*\S+/g) ?? [];
  return Array.from({ length: Math.ceil(words.length / bounds.words) }, (_, index) =>
    words
      .slice(index * bounds.words, (index + 1) * bounds.words)
      .join('')
      .trim(),
  );
}

/**
 * The passages that share words with the queries, the best first; equals stay in the order of their files.
 *
 * @param most how many at most
 *
 * @example
 * searchFiles([{ id: 'file-1', bytes: Buffer.from('Cats purr.') }], ['why do cats purr'], 10);
 * // [{ id: 'file-1', text: 'Cats purr.', score: 0.5 }]
 */
export function searchFiles(
  files: readonly Searched[],
  queries: readonly string[],
  most: number,
): readonly Passage[] {
  const asked = new Set(queries.flatMap(wordsOf));
  const found = files.flatMap(({ id, bytes }) =>
    passagesOf(bytes).flatMap((text): readonly Passage[] => {
      const words = new Set(wordsOf(text));
      const shared = [...asked].filter((word) => words.has(word)).length;
      return shared === 0 ? [] : [{ id, text, score: shared / asked.size }];
    }),
  );
  return found.toSorted((one, other) => other.score - one.score).slice(0, most);
}
