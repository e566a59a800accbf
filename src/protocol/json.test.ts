import { expect, test } from 'vitest';
import { compact } from './json.js';

test('compacting leaves out what is undefined, and keeps the order', () => {
  const kept = compact({ b: 1, a: undefined, c: null });
  expect(Object.entries(kept)).toEqual([
    ['b', 1],
    ['c', null],
  ]);
});

test('a key __proto__ from outside is a key, and changes no prototype', () => {
  const kept = compact(JSON.parse('{"__proto__":{"admin":true},"a":1}'));
  expect(JSON.stringify(kept)).toBe('{"__proto__":{"admin":true},"a":1}');
  expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  expect(kept.admin).toBeUndefined();
});
