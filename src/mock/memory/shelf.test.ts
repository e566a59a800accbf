import { describe, expect, it } from 'vitest';
import { openShelf } from './shelf.js';

const entry = (id: string, more: { scope?: string; weight?: number; expires?: number } = {}) => ({
  scope: '',
  weight: 1,
  ...more,
  id,
  value: `${id}!`,
});

describe('a shelf', () => {
  it('gives what was put down, to its own project only', () => {
    const shelf = openShelf<string>({ count: 10, weight: 10 });
    shelf.put(entry('a', { scope: 'blue' }));
    expect(shelf.get('blue', 'a', 0)).toBe('a!');
    expect(shelf.get('red', 'a', 0)).toBeUndefined();
    expect(shelf.get('', 'a', 0)).toBeUndefined();
    expect(shelf.remove('red', 'a', 0)).toBeUndefined();
    expect(shelf.list('red', 0)).toEqual([]);
    expect(shelf.list('blue', 0)).toEqual(['a!']);
  });

  it('keeps two things of one id apart where their projects differ', () => {
    const shelf = openShelf<string>({ count: 10, weight: 10 });
    shelf.put({ ...entry('a', { scope: 'blue' }), value: 'blue' });
    shelf.put({ ...entry('a', { scope: 'red' }), value: 'red' });
    expect(shelf.get('blue', 'a', 0)).toBe('blue');
    expect(shelf.remove('red', 'a', 0)).toBe('red');
    expect(shelf.get('blue', 'a', 0)).toBe('blue');
  });

  it('lets the oldest give way, by number', () => {
    const shelf = openShelf<string>({ count: 2, weight: 100 });
    for (const id of ['a', 'b', 'c']) shelf.put(entry(id));
    expect(shelf.list('', 0)).toEqual(['b!', 'c!']);
  });

  it('lets the oldest give way, by weight, and keeps one thing however heavy', () => {
    const shelf = openShelf<string>({ count: 100, weight: 10 });
    shelf.put(entry('a', { weight: 6 }));
    shelf.put(entry('b', { weight: 4 }));
    expect(shelf.list('', 0)).toEqual(['a!', 'b!']);
    shelf.put(entry('c', { weight: 1 }));
    expect(shelf.list('', 0)).toEqual(['b!', 'c!']);
    shelf.put(entry('d', { weight: 99 }));
    expect(shelf.list('', 0)).toEqual(['d!']);
  });

  it('weighs a thing that is put down again once', () => {
    const shelf = openShelf<string>({ count: 100, weight: 10 });
    shelf.put(entry('a', { weight: 2 }));
    for (let times = 0; times < 9; times += 1) shelf.put(entry('b', { weight: 8 }));
    expect(shelf.list('', 0)).toEqual(['a!', 'b!']);
    shelf.put(entry('b', { weight: 9 }));
    expect(shelf.list('', 0)).toEqual(['b!']);
  });

  it('forgets what has had its time, at the very moment', () => {
    const shelf = openShelf<string>({ count: 10, weight: 10 });
    shelf.put(entry('a', { expires: 1000 }));
    shelf.put(entry('b'));
    expect(shelf.get('', 'a', 999)).toBe('a!');
    expect(shelf.count(999)).toBe(2);
    expect(shelf.get('', 'a', 1000)).toBeUndefined();
    expect(shelf.get('', 'a', 0)).toBeUndefined();
    expect(shelf.list('', 1e15)).toEqual(['b!']);
  });

  it('gives a thing another value, and leaves its time and place', () => {
    const shelf = openShelf<string>({ count: 10, weight: 10 });
    shelf.put(entry('a', { expires: 1000 }));
    shelf.put(entry('b'));
    shelf.replace('', 'a', 0, 'new');
    shelf.replace('', 'c', 0, 'nobody');
    expect(shelf.list('', 999)).toEqual(['new', 'b!']);
    expect(shelf.list('', 1000)).toEqual(['b!']);
  });

  it('is empty after clearing', () => {
    const shelf = openShelf<string>({ count: 10, weight: 2 });
    shelf.put(entry('a', { weight: 2 }));
    shelf.clear();
    expect(shelf.count(0)).toBe(0);
    shelf.put(entry('b'));
    shelf.put(entry('c'));
    expect(shelf.list('', 0)).toEqual(['b!', 'c!']);
  });
});
