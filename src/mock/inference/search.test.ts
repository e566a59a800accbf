import { describe, expect, it } from 'vitest';
import { attributesRefusal, passes, unknownFilter } from './attributes.js';
import { searchFiles } from './search.js';

const file = (id: string, text: string) => ({ id, bytes: Buffer.from(text) });

describe('a search', () => {
  it('ranks by the part of the query’s words that a passage has', () => {
    const files = [
      file('some', 'The CAT sat.'),
      file('none', 'Nothing here.'),
      file('all', 'A cat, über alles: wild.'),
    ];
    expect(searchFiles(files, ['cat wild', 'Über'], 10)).toEqual([
      { id: 'all', text: 'A cat, über alles: wild.', score: 1 },
      { id: 'some', text: 'The CAT sat.', score: 1 / 3 },
    ]);
  });

  it('leaves equals in the order of their files, and gives no more than wanted', () => {
    const files = ['a', 'b', 'c'].map((id) => file(id, 'same words'));
    expect(searchFiles(files, ['same'], 2).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('cuts long files into passages', () => {
    const text = `${'filler '.repeat(299)}needle ${'other '.repeat(300)}needle`;
    const found = searchFiles([file('long', text)], ['needle'], 10);
    expect(found.map((one) => one.text.split(' ').length)).toEqual([300, 1]);
  });

  it('finds nothing in what is no text, and nothing for no words', () => {
    expect(searchFiles([file('binary', 'cat\0cat')], ['cat'], 10)).toEqual([]);
    expect(searchFiles([file('text', 'cat')], ['?!'], 10)).toEqual([]);
  });
});

describe('a filter', () => {
  const attributes = { kind: 'cat', legs: 4, tame: true };
  const filter = (type: string, key: string, value: unknown) => ({ type, key, value });

  it('compares', () => {
    for (const [one, passed] of [
      [filter('eq', 'kind', 'cat'), true],
      [filter('eq', 'tame', 'true'), false],
      [filter('ne', 'kind', 'dog'), true],
      [filter('gt', 'legs', 3), true],
      [filter('gt', 'legs', 4), false],
      [filter('gte', 'legs', 4), true],
      [filter('lt', 'legs', 4), false],
      [filter('lte', 'kind', 'cat'), true],
      [filter('lt', 'legs', '9'), false],
      [filter('eq', 'absent', 1), false],
    ] as const) {
      expect(passes(attributes, one), JSON.stringify(one)).toBe(passed);
    }
  });

  it('is made of others', () => {
    const no = filter('eq', 'kind', 'dog');
    const yes = filter('eq', 'legs', 4);
    expect(passes(attributes, { type: 'and', filters: [yes, no] })).toBe(false);
    expect(passes(attributes, { type: 'or', filters: [no, yes] })).toBe(true);
    expect(passes(attributes, undefined)).toBe(true);
  });

  it('may not be of a kind that nobody knows', () => {
    const wanted = filter('in', 'kind', ['cat']);
    expect(unknownFilter(wanted)).toBe('in');
    expect(unknownFilter({ type: 'or', filters: [filter('eq', 'a', 1), wanted] })).toBe('in');
    expect(unknownFilter({ type: 'and', filters: [filter('eq', 'a', 1)] })).toBeUndefined();
    expect(unknownFilter(filter('constructor', 'a', 1))).toBe('constructor');
    expect(unknownFilter(undefined)).toBeUndefined();
  });
});

describe('attributes', () => {
  it('are few, short and plain', () => {
    const sixteen = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`k${n}`, n]));
    expect(attributesRefusal(sixteen)).toBeUndefined();
    expect(attributesRefusal({ a: 'x'.repeat(512), b: true, c: 1 })).toBeUndefined();
    expect(attributesRefusal(null)).toBeUndefined();
    expect(attributesRefusal({ ...sixteen, more: 1 })?.status).toBe(400);
    expect(attributesRefusal({ a: 'x'.repeat(513) })?.message).toBe(
      "Metadata value for key 'a' exceeds max length of 512 characters.",
    );
    expect(attributesRefusal({ a: null })?.message).toBe(
      "Metadata value for key 'a' must be a string, number, or boolean.",
    );
  });
});
