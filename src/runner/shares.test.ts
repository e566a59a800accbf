import { expect, it } from 'vitest';
import { sharesOf } from './shares.js';

it.each([
  [1, [['a', 'b', 'c']]],
  [2, [['a', 'c'], ['b']]],
  [16, [['a', 'c'], ['b']]],
])('deals out for %d cores', (cores, shares) => {
  expect(sharesOf(['a', 'b', 'c'], cores)).toEqual(shares);
});

it('gives nobody an empty share', () => {
  expect(sharesOf(['a'], 2)).toEqual([['a']]);
  expect(sharesOf([], 2)).toEqual([]);
});
