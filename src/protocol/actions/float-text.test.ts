import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floatText } from './float-text.js';

describe('a number as text', () => {
  // Recorded: traceloop/openllmetry cassettes, Sep 2026.
  test.each([
    '0.009473139',
    '-0.010914704',
    '-8.4949343E-4',
    '6.4355566E-4',
    '5.4635193E-6',
    '1.521741E-5',
    '-5.66329E-4',
    '0.16035691',
    '0.8570099',
    '0.42403036',
    '-0.0439334',
  ])('%s is as recorded', (text) => {
    expect(floatText(Number(text))).toBe(text);
  });

  // Java SE API, Float.toString.
  test.each([
    [0, '0.0'],
    [1, '1.0'],
    [-1, '-1.0'],
    [0.5, '0.5'],
    [0.001, '0.001'],
    [1e-4, '1.0E-4'],
    [1234567, '1234567.0'],
    [1e7, '1.0E7'],
  ])('%d is %s', (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  test('reads as the same single-precision number', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = JSON.parse(floatText(value));
        expect(Math.fround(read)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
