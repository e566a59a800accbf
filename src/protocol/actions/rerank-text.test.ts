import { describe, expect, test } from 'vitest';
import { rank } from './rerank-text.js';

const order = (query: string, documents: readonly string[]) =>
  rank(query, documents).map(({ index }) => index);

describe('a ranking', () => {
  test('puts what holds more of the query first', () => {
    expect(
      order('error handling in streams', [
        'Fishing in streams',
        'Nothing of that',
        'Handling an error of a stream',
        'Errors and how handling them works',
      ]),
    ).toEqual([2, 3, 0, 1]);
  });

  test('weighs a rare word more than a common one', () => {
    expect(order('blue whale', ['blue car', 'blue sky', 'whale song', 'blue sea'])[0]).toBe(2);
  });

  test('prefers, of two that hold all of it, the one that says less else', () => {
    expect(
      order('refund policy', [
        'Our refund policy, shipping, returns and much besides',
        'Refund policy',
      ]),
    ).toEqual([1, 0]);
  });

  test('keeps equal documents in their order, and scores within bounds', () => {
    const ranks = rank('whale', ['no', 'none', 'whale', '']);
    expect(ranks.map(({ index }) => index)).toEqual([2, 0, 1, 3]);
    for (const { relevanceScore } of ranks) {
      expect(relevanceScore).toBeGreaterThan(0);
      expect(relevanceScore).toBeLessThan(1);
    }
  });

  test('of nothing is nothing, and of an empty query says nothing', () => {
    expect(rank('a', [])).toEqual([]);
    expect(order('', ['a', 'b'])).toEqual([0, 1]);
  });
});
