import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPattern } from './pattern.js';

const fits = (source: string, text: string, flags?: string) => {
  const reading = readPattern(source, flags);
  if (!reading.ok) throw new Error(reading.why);
  return reading.fits(text);
};

describe('readPattern', () => {
  it.each([
    ['weather', 'the weather in Paris', '', true],
    ['Weather', 'the weather', '', false],
    ['Weather', 'the weather', 'i', true],
    ['^the', 'on the way', '', false],
    ['^the', 'on\nthe way', '', false],
    ['^the', 'on\nthe way', 'm', true],
    ['way$', 'the way', '', true],
    ['a.b', 'a\nb', '', false],
    ['a.b', 'a\nb', 's', true],
    ['\\bcat\\b', 'a cat sat', '', true],
    ['\\bcat\\b', 'concatenate', '', false],
    ['cat\\B', 'cats', '', true],
    ['(paris|rome|)$', 'to rome', '', true],
    ['^(?:a|bc){2}$', 'bca', '', true],
    ['^(?:a|bc){2}$', 'bcabc', '', false],
    ['^a{2,3}$', 'a', '', false],
    ['^a{2,3}$', 'aaa', '', true],
    ['^a{2,}?$', 'aaaaa', '', true],
    ['^colou?r$', 'color', '', true],
    ['\\d+ km', 'about 12 km', '', true],
    ['[^\\]a-c]x', 'ax]x', '', false],
    ['\\(', '(', '', true],
    ['\\p{Lu}', 'é É', '', true],
    ['^.$', '🧪', '', true],
    ['\\u{1F9EA}', '🧪', '', true],
    ['', '', '', true],
  ])('%s in %j with flags %j: %s', (source, text, flags, expected) => {
    expect(fits(source, text, flags)).toBe(expected);
  });

  it.each([
    ['(a', '', 'is no regular expression'],
    ['a', 'g', 'has flags other than i, m and s'],
    ['(?=a)', '', 'has a lookaround, a named group or a backreference'],
    ['(?<n>a)', '', 'has a lookaround, a named group or a backreference'],
    ['(a)\\1', '', 'has a lookaround, a named group or a backreference'],
    ['x'.repeat(401), '', 'is longer than 400 characters'],
    ['(a{40}){40}', '', 'is too long once written out'],
    ['((((){999}){999}){999}){999}', '', 'is too long once written out'],
    ['a{1001}', '', 'is too long once written out'],
  ])('refuses %s with flags %j', (source, flags, why) => {
    expect(readPattern(source, flags)).toEqual({ ok: false, why });
  });

  it('says what RegExp says, whatever the text', () => {
    const sources = ['(a|ab)(c|bcd)*d?$', '^(a*)*b', 'a+b+|^c', '\\bab?\\b', '(?:a|b|)+c{1,2}'];
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.string({ unit: fc.constantFrom(...'abcd ') }),
        (source, text) => {
          expect(fits(source, text)).toBe(new RegExp(source, 'u').test(text));
        },
      ),
    );
  });

  it.each(['^(a+)+$', '(a|a)*b', 'a*a*a*a*a*b', '(.*a){20}b'])('is not held up by %s', (source) => {
    // Backtracking would not come to an end here.
    expect(fits(source, `${'a'.repeat(20_000)}!`)).toBe(false);
  });
});
