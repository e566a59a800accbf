import { expect, test } from 'vitest';
import {
  columnsOf,
  cutAround,
  cutTo,
  foldWords,
  labelled,
  padTo,
  printable,
  wrap,
} from './text.js';

test('control characters, separators and lone surrogates become visible', () => {
  expect(printable('a\tb\r\n\u0007\u2028\ud800é🌍')).toBe('a\\tb\\r\\n\\x07\\u{2028}\\u{d800}é🌍');
});

test('columns are counted as a terminal shows them', () => {
  expect(columnsOf('abc')).toBe(3);
  expect(columnsOf('日本')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(padTo('日', 4)).toBe('日  ');
});

test('cutting keeps within the columns', () => {
  expect(cutTo('abcdef', 6)).toBe('abcdef');
  expect(cutTo('abcdefg', 6)).toBe('abcde…');
  expect(cutTo('日本語', 4)).toBe('日…');
});

test('cutting around a place leaves the start out only where the place would not be seen', () => {
  const text = '{"id":"chatcmpl-36b6f7ebc4840ed5","usage":null}';
  expect(cutAround(text, 34, 24)).toBe('…d5","usage":null}');
  expect(cutAround(text, 34, 16)).toBe('…5","usage":nul…');
  expect(cutAround(text, 34, 48)).toBe(text);
  expect(cutAround(text, 1, 40)).toBe('{"id":"chatcmpl-36b6f7ebc4840ed5","usag…');
  expect(cutAround(text, undefined, 16)).toBe('{"id":"chatcmpl…');
});

test('wrapping breaks at spaces, and leaves long words whole', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij k', 5)).toEqual(['abcdefghij', 'k']);
  expect(wrap('', 5)).toEqual(['']);
});

test('folding cuts long words at the width, and no others', () => {
  expect(foldWords('one abcdefghij k', 4)).toBe('one abcd efgh ij k');
  expect(foldWords('日本語', 3)).toBe('日 本 語');
  expect(foldWords('日本', 1)).toBe('日本');
});

test('a labelled paragraph keeps its label in a column of its own', () => {
  expect(
    labelled('why', 'one two three four five six seven', { indent: 2, label: 6, width: 30 }),
  ).toEqual(['  why   one two three four', '        five six seven']);
});
