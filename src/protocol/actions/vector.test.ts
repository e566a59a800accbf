import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embed } from './vector.js';

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, entry, at) => sum + entry * (b[at] ?? 0), 0);
const of = (text: string, model = 'cohere.embed-v4.0', seed = 1) => embed(text, model, seed, 1536);

describe('a vector', () => {
  test('has length one, whatever the text, and no entry that is no number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const vector = embed(text, 'cohere.embed-v4.0', 1, 384);
        expect(dot(vector, vector)).toBeCloseTo(1, 9);
        expect(vector.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('depends on text, model and seed', () => {
    expect(of('cat')).toEqual(of('cat'));
    expect(of('cat')).not.toEqual(of('dog'));
    expect(of('cat')).not.toEqual(of('cat', 'cohere.embed-english-v3.0'));
    expect(of('cat')).not.toEqual(of('cat', undefined, 2));
  });

  test.each([
    ['A cat sat on the mat', 'The cat is sitting on a mat', 'Quarterly revenue rose'],
    ['Reset a password', 'How passwords are reset', 'Opening hours on Sundays'],
    ['東京の天気', '東京の気温', 'パスワードを忘れた'],
    ['CAFÉ', 'café', 'tea'],
  ])('of "%s" is nearer to "%s" than to "%s"', (text, near, far) => {
    expect(dot(of(text), of(near))).toBeGreaterThan(dot(of(text), of(far)) + 0.2);
  });
});
