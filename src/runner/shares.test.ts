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

it('keeps a kin together, as far as a fair share goes', () => {
  const kinOf = (item: string) => /^[xy]/.exec(item)?.[0];
  expect(sharesOf(['x1', 'x2', 'x3', 'y1', 'y2', 'y3'], 2, { kinOf })).toEqual([
    ['x1', 'x2', 'x3'],
    ['y1', 'y2', 'y3'],
  ]);
  expect(sharesOf(['x1', 'x2', 'x3', 'x4', 'y1', 'a'], 2, { kinOf })).toEqual([
    ['x1', 'x2', 'x3'],
    ['x4', 'y1', 'a'],
  ]);
  expect(sharesOf(['x1', 'a', 'y1'], 1, { kinOf })).toEqual([['x1', 'a', 'y1']]);
});

it('fills up with what has no kin, and keeps the order of the list', () => {
  const kinOf = (item: string) => /^[xy]/.exec(item)?.[0];
  expect(sharesOf(['a', 'x1', 'x2', 'b', 'y1', 'x3'], 2, { kinOf })).toEqual([
    ['x1', 'x2', 'x3'],
    ['a', 'b', 'y1'],
  ]);
});

it('keeps together beyond a fair share what has to stay', () => {
  const kinOf = (item: string) => item[0];
  const stays = (item: string) => item.startsWith('x');
  expect(sharesOf(['x1', 'x2', 'x3', 'x4', 'y1', 'y2'], 2, { kinOf, stays })).toEqual([
    ['x1', 'x2', 'x3', 'x4'],
    ['y1', 'y2'],
  ]);
});

it('counts what takes long for more', () => {
  const weightOf = (item: string) => item.length;
  expect(sharesOf(['long', 'a', 'b', 'c', 'd'], 2, { weightOf })).toEqual([
    ['long'],
    ['a', 'b', 'c', 'd'],
  ]);
  const kinOf = (item: string) => item[0];
  expect(sharesOf(['aaa', 'aaa', 'b', 'b'], 2, { kinOf, weightOf })).toEqual([
    ['aaa', 'aaa'],
    ['b', 'b'],
  ]);
});

it('gives nobody an empty share where all stay together', () => {
  expect(sharesOf(['x1', 'x2'], 2, { kinOf: () => 'x', stays: () => true })).toEqual([
    ['x1', 'x2'],
  ]);
});
