/** Texts taken apart: what embeddings, ranks, summaries and counts are made of. */
import { splitText } from '../split.js';

/** Words that say little of what a text is about. */
const small: ReadonlySet<string> = new Set(
  `a about after all also an and any are as at be because been but by can could did do does for from had has
   have how i if in into is it its may more most no not of on or other our out over she he so some such than that
   the their them then there these they this to under up was we were what when where which while who why will
   with would you your`.split(/\s+/),
);

/** A word, in lower case, and whether it carries meaning. */
export interface Word {
  readonly text: string;
  readonly weighty: boolean;
}

/** Letters and digits in a row; a letter of a script without blanks is a word of its own. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * The words of a text, in order.
 *
 * @example
 * wordsOf('The capital of France').filter(({ weighty }) => weighty).map(({ text }) => text);
 * // ['capital', 'france']
 */
export function wordsOf(text: string): readonly Word[] {
  const found = text.normalize('NFKC').toLowerCase().match(word) ?? [];
  return found.map((one) => ({ text: one, weighty: !small.has(one) }));
}

/** Characters that are really cut into tokens; what is beyond is estimated from them. */
const counted = 65_536;

/** A plausible number of tokens, by the kit's own increments. */
export function countTokens(text: string): number {
  const head = text.slice(0, counted);
  return Math.round(splitText(head).length * Math.max(1, text.length / counted));
}

/**
 * The beginning or the end of a text, of so many tokens.
 *
 * @example
 * cutTo('one two three', 2, 'END'); // 'one two': the end is what is cut off
 */
export function cutTo(text: string, tokens: number, cutOff: 'START' | 'END'): string {
  const increments = splitText(text);
  if (increments.length <= tokens) return text;
  return cutOff === 'END'
    ? increments.slice(0, tokens).join('')
    : increments
        .slice(increments.length - tokens)
        .join('')
        .trimStart();
}
