import { expect, test } from 'vitest';
import { sameText, sameValue, show, textDifference } from './findings.js';

test.each([
  ['ab', 'ax', 'line 1, column 2 (character 2): expected "b", got "x"'],
  ['ab', 'a', 'line 1, column 2 (character 2): expected "b", got the end'],
  ['a', 'ab', 'line 1, column 2 (character 2): expected the end, got "b"'],
  ['a\nbc', 'a\nbd', 'line 2, column 2 (character 4): expected "c", got "d"'],
  ['🚆a', '🚆b', 'line 1, column 2 (character 2): expected "a", got "b"'],
])('%j and %j part where a person would say so', (expected, actual, difference) => {
  expect(textDifference(expected, actual)).toBe(difference);
});

test('a long rest is cut, and says so', () => {
  const difference = textDifference('x'.repeat(40), 'y');
  expect(difference).toBe(
    'line 1, column 1 (character 1): expected "xxxxxxxxxxxxxxxxxxxxxxxx" …, got "y"',
  );
});

test('texts are compared letter by letter', () => {
  expect(sameText('The text', 'é', 'é').verdict).toBe('pass');
  // The same letter to the eye: one code point, and two.
  expect(sameText('The text', '\u00e9', 'e\u0301')).toMatchObject({
    verdict: 'fail',
    expected: '\u00e9',
    actual: 'e\u0301',
  });
});

test.each([
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [{ a: undefined }, {}],
  [
    [1, [2]],
    [1, [2]],
  ],
  [null, null],
])('%j and %j are the same value', (expected, actual) => {
  expect(sameValue('It', expected, actual).verdict).toBe('pass');
});

test.each([
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, '$.a.b[1]: expected 2, got 3'],
  [{ a: 1 }, { a: 1, b: 2 }, '$.b: expected nothing, got 2'],
  [[], {}, '$: expected [], got {}'],
  [null, undefined, '$: expected null, got nothing'],
])('%j and %j differ at a path', (expected, actual, difference) => {
  expect(sameValue('It', expected, actual)).toMatchObject({ verdict: 'fail', difference });
});

test('what is absent is called nothing', () => {
  expect(show(undefined)).toBe('nothing');
});
