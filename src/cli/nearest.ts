/** Values of options, and the nearest valid one to a slip of the pen. */
import { ConformError } from '../errors.js';
import { didYouMean } from '../suites/catalogue.js';

/**
 * A parser for an option that takes one of a list of words.
 *
 * @throws ConformError `OCIC_BAD_OPTION` naming the nearest word, if one is near, and all of them
 * @example
 * oneOf('--level', ['must', 'should', 'info'])('msut'); // throws: "Did you mean must? ..."
 */
export function oneOf<Word extends string>(option: string, words: readonly Word[]) {
  return (value: string): Word => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} does not know "${value}".`,
      `${didYouMean(words, value)}It takes one of: ${words.join(', ')}.`,
    );
  };
}

/** As {@link oneOf}, for an option that may be given several times. */
export function someOf<Word extends string>(option: string, words: readonly Word[]) {
  const parse = oneOf(option, words);
  return (value: string, before: readonly Word[] = []): readonly Word[] => [
    ...before,
    ...value.split(',').map((word) => parse(word.trim())),
  ];
}

/** For an option that may be given several times and takes any text. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/**
 * A parser for whole numbers.
 *
 * @throws ConformError `OCIC_BAD_OPTION` with the range
 */
export function integer(option: string, least: number, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} takes a whole number from ${least} to ${most}, not "${value}".`,
      `For example: ${option} ${least}.`,
    );
  };
}
