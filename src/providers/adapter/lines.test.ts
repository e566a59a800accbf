import { expect, test } from 'vitest';
import { readLines } from './lines.js';

const bytes = (text: string) => Buffer.from(text);

test('a line that comes in halves, within a letter, is one line', () => {
  const reader = readLines();
  const whole = bytes('{"text":"é"}\n');
  expect(reader.push(whole.subarray(0, 10))).toEqual([]);
  expect(reader.push(whole.subarray(10))).toEqual([{ text: '{"text":"é"}' }]);
});

test('line ends of either kind, blank lines and a byte order mark are no part of a line', () => {
  expect(readLines().push(bytes('\uFEFFone\r\n\n  \r\ntwo\n\uFEFFthree\n'))).toEqual([
    { text: 'one' },
    { text: 'two' },
    { text: '\uFEFFthree' },
  ]);
});

test('the rest is given when the bytes are over', () => {
  const reader = readLines();
  reader.push(bytes('one\ntwo'));
  expect(reader.rest()).toEqual([{ text: 'two' }]);
  expect(reader.rest()).toEqual([]);
});

test('a line that is too long is told at once and once, and the next is read', () => {
  const reader = readLines(8);
  expect(reader.push(bytes('123456789'))).toEqual([
    { text: '123456789', problem: 'the line has more than 8 bytes' },
  ]);
  expect(reader.push(bytes('and more'))).toEqual([]);
  expect(reader.push(bytes('\n12345678\n'))).toEqual([{ text: '12345678' }]);
});

test('bytes that are no UTF-8 are told; a replacement character that was written is not', () => {
  const [line] = readLines().push(Buffer.from([0x63, 0xe9, 0x0a]));
  expect(line).toEqual({ text: 'c\uFFFD', problem: 'the line is not UTF-8' });
  expect(readLines().push(bytes('\uFFFD\n'))).toEqual([{ text: '\uFFFD' }]);
});

test('a buffer that is used again does not change what was read', () => {
  const reader = readLines();
  const buffer = bytes('one');
  reader.push(buffer);
  buffer.fill('x');
  expect(reader.push(bytes('\n'))).toEqual([{ text: 'one' }]);
});
