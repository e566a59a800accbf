import { expect, test } from 'vitest';
import { differenceLines, firstDifference } from './difference.js';
import { styleOf } from './style.js';

const wide = styleOf({ env: {}, isTTY: false, columns: 100 });
const narrow = styleOf({ env: {}, isTTY: false, columns: 42 });

test('the first difference is found by line and column', () => {
  expect(firstDifference('one\ntwo', 'one\ntoo')).toEqual({
    line: 2,
    column: 2,
    lines: 2,
    expected: 'two',
    actual: 'too',
  });
  expect(firstDifference('same', 'same')).toBeUndefined();
});

test('a text that ends early differs where it ends', () => {
  expect(firstDifference('ab', 'abc')).toMatchObject({ line: 1, column: 3 });
  expect(firstDifference('a', 'a\n')).toMatchObject({ line: 2, column: 1 });
});

test('the caret stands under the difference', () => {
  expect(differenceLines('finish stop', 'finish length', wide, 2)).toEqual([
    '  expected  finish stop',
    '  actual    finish length',
    '                   ▲ first difference: column 8',
  ]);
});

test('wide characters take two columns, and right-to-left letters are spelled out', () => {
  expect(differenceLines('🌍ab', '🌍ac', wide, 0)).toEqual([
    'expected  🌍ab',
    'actual    🌍ac',
    '             ▲ first difference: column 3',
  ]);
  expect(differenceLines('שa', 'שb', wide, 0)).toEqual([
    'expected  \\u{5e9}a',
    'actual    \\u{5e9}b',
    '                 ▲ first difference: column 2',
  ]);
});

test('texts that share nothing need no caret', () => {
  expect(differenceLines('200', '401', wide, 0)).toEqual(['expected  200', 'actual    401']);
});

test('a long line is cut around the difference', () => {
  const lines = differenceLines(`${'x'.repeat(80)}1`, `${'x'.repeat(80)}2`, narrow, 0);
  expect(lines).toEqual([
    'expected  …xxxxxxxxxx1',
    'actual    …xxxxxxxxxx2',
    '                     ▲',
    '          first difference: column 81',
  ]);
});

test('what a service sends cannot steer the terminal', () => {
  const lines = differenceLines('a', '\u001b[2J\u202e', wide, 0).join('\n');
  expect(lines).toContain('\\x1b[2J\\u{202e}');
  expect(lines.includes('\u001b') || lines.includes('\u202e')).toBe(false);
});
