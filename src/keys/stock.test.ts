import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { fromStock, makeAhead } from './stock.js';

const key = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const publicPem = (one: KeyObject | string): string =>
  createPublicKey(one).export({ type: 'spki', format: 'pem' }).toString();

/** A maker whose keys come when the test says so. */
function byHand(...keys: readonly KeyObject[]) {
  const waiting: (() => void)[] = [];
  const left = [...keys];
  const make = vi.fn(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    const next = left.shift();
    if (next === undefined) throw new Error('No key is left.');
    return next;
  });
  return {
    make,
    async come() {
      waiting.shift()?.();
      await setImmediate();
    },
  };
}

test('keys are made one after the other, as many as were asked for', async () => {
  const keys = [key(), key()];
  const { make, come } = byHand(...keys);
  const making = makeAhead(2, make);
  expect(make).toHaveBeenCalledTimes(1);
  await come();
  expect(make).toHaveBeenCalledTimes(2);
  await come();
  expect(make).toHaveBeenCalledTimes(2);
  expect(making.end().map(publicPem)).toEqual(keys.map(publicPem));
});

test('at the end, what is half done is left behind, and nothing is begun', async () => {
  const [first, second] = [key(), key()];
  const { make, come } = byHand(first, second);
  const making = makeAhead(8, make);
  await come();
  expect(making.end().map(publicPem)).toEqual([publicPem(first)]);
  await come();
  expect(make).toHaveBeenCalledTimes(2);
});

test('a maker that fails ends it; who needs a key is told by the one that is asked then', async () => {
  const make = vi.fn(() => Promise.reject(new Error('No primes today.')));
  const making = makeAhead(8, make);
  await setImmediate();
  expect(make).toHaveBeenCalledTimes(1);
  expect(making.end()).toEqual([]);
  await expect(fromStock([], make)()).rejects.toThrow('No primes today.');
});

test('a stock gives each of its keys once, then new ones', async () => {
  const [first, second, made] = [key(), key(), key()];
  const pems = [first, second].map((one) =>
    one.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const make = vi.fn(async () => made);
  const next = fromStock(pems, make);
  expect([await next(), await next()].map(publicPem)).toEqual([first, second].map(publicPem));
  expect(make).not.toHaveBeenCalled();
  expect(await next()).toBe(made);
  expect(pems).toHaveLength(2);
});
