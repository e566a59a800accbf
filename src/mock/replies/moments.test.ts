import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../protocol/reply.js';
import { momentsOf } from './moments.js';

describe('the moments of chunks', () => {
  it.each<[about: string, delivery: Delivery, moments: readonly number[]]>([
    ['at once', {}, [0, 0, 0, 0, 0]],
    ['after the first byte, apart', { firstByte: 100, interval: 10 }, [100, 110, 120, 130, 130]],
    ['with a silence', { interval: 10, gap: { before: 2, wait: 50 } }, [0, 10, 70, 80, 80]],
    ['at a rate', { rate: 1000 }, [0, 5, 15, 16, 16]],
    ['at a rate, apart', { rate: 1000, interval: 10 }, [0, 15, 35, 46, 46]],
  ])('%s', (_, delivery, moments) => {
    expect(momentsOf(delivery, [5, 10, 1, 20])).toEqual(moments);
  });

  it('with jitter: late by up to so much, as the seed draws it, and none overtakes another', () => {
    const lengths = Array.from({ length: 200 }, () => 1);
    const drawn = (seed: number) =>
      momentsOf({ interval: 10, jitter: { upTo: 25, seed } }, lengths);
    expect(drawn(3)).toEqual(drawn(3));
    expect(drawn(3)).not.toEqual(drawn(4));
    const late = drawn(3)
      .slice(0, 200)
      .map((moment, index) => moment - index * 10);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThan(25);
    expect(Math.max(...late)).toBeGreaterThan(12.5);
    expect(drawn(3)).toEqual([...drawn(3)].sort((a, b) => a - b));
  });
});
