import { expect, test } from 'vitest';
import { boundedMap } from './bounded.js';

test('what was used longest ago gives way', () => {
  const map = boundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
  map.set('a', 4);
  expect([...map.values()]).toEqual([3, 4]);
});
