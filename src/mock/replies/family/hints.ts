/** What of a prompt may go into arguments: names, numbers, and the words of a choice. */

/** What a prompt offers, in its order. */
export interface Hints {
  readonly words: readonly string[];
  readonly numbers: readonly number[];
  /** The prompt in lower case: a choice that it names is taken. */
  readonly text: string;
}

/** A prompt that offers nothing. */
export const noHints: Hints = { words: [], numbers: [], text: '' };

/** Characters of a prompt that are looked at, at most: those at its end, where the question is. */
const looked = 2000;

const quoted = /"([^"\n]{1,200})"|“([^”\n]{1,200})”|`([^`\n]{1,200})`/gu;

/** Capitalised words in a row, not at the beginning of a sentence. */
const named = /(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*/gu;

const numbered = /(?<![\p{L}\p{N}.])-?\d{1,15}(?:\.\d{1,9})?(?![\p{L}\p{N}])/gu;

/** Words that are capitalised without being names. */
const pronouns: ReadonlySet<string> = new Set(['I', 'I’m', "I'm"]);

/**
 * Reads a prompt.
 *
 * @example
 * hintsOf('What is the weather in New York for 3 days?');
 * // { words: ['New York'], numbers: [3], text: 'what is the weather …' }
 */
export function hintsOf(prompt: string): Hints {
  const text = prompt.slice(-looked);
  const quotes = [...text.matchAll(quoted)].map(([, ...groups]) => groups.find(Boolean) ?? '');
  const names = [...text.replace(quoted, ' ').matchAll(named)].map(([name]) => name);
  return {
    words: [...quotes, ...names.filter((name) => !pronouns.has(name))],
    numbers: [...text.matchAll(numbered)].map(([number]) => Number(number)),
    text: text.toLowerCase(),
  };
}
