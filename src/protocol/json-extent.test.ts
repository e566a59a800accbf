import { expect, test } from 'vitest';
import { excessOf } from './json-extent.js';

const bounds = { depth: 2, marks: 6 };

test.each([
  ['', undefined],
  ['[[]]', undefined],
  ['[[[]]]', 'too-deep'],
  ['{"a":[{', 'too-deep'],
  ['[],[],[]', undefined],
  ['[[],[]]', undefined],
  ['{"a":1,"b":2', undefined],
  ['{"a":1,"b":2,', 'too-many-marks'],
  ['{"a":"","b":', 'too-many-marks'],
  ['[1,2,3,4,5,6]', undefined],
  ['[1,2,3,4,5,6,7]', 'too-many-marks'],
  ['""""""""""""', undefined],
  ['""""""""""""""', 'too-many-marks'],
  ['"[[[,,,,,,,:"', undefined],
  ['"\\"[[[,,,,,,,"', undefined],
  ['"\\"\\\\"[[[', 'too-deep'],
  ['"\\\\"[[[', 'too-deep'],
  ['"\\', undefined],
  ['"', undefined],
] as const)('%s: %s', (json, excess) => {
  expect(excessOf(Buffer.from(json), bounds)).toBe(excess);
});

test('a view into other bytes is looked at alone', () => {
  const bytes = Buffer.from('[[[[""]]]]');
  expect(excessOf(bytes.subarray(4, 6), bounds)).toBeUndefined();
});
