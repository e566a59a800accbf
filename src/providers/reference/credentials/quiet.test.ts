import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { quietly } from './quiet.js';

const heard: unknown[] = [];
const { log } = console;

beforeEach(() => {
  heard.length = 0;
  console.log = (...said: unknown[]) => void heard.push(...said);
});
afterEach(() => {
  console.log = log;
});

it('keeps an action off the console, and what it starts, but nobody else', async () => {
  const action = quietly(async () => {
    console.log('begun');
    await sleep(5);
    console.log('ended');
    return 'done';
  });
  console.log('meanwhile');
  expect(await action).toBe('done');
  console.log('after');
  expect(heard).toEqual(['meanwhile', 'after']);
});

it('gives the console back once the last of several actions has ended, however it ends', async () => {
  const own = console.log;
  const first = quietly(() => sleep(5));
  const second = quietly(() => Promise.reject(new Error('no')));
  expect(console.log).not.toBe(own);
  await expect(second).rejects.toThrow('no');
  expect(() =>
    quietly(() => {
      throw new Error('at once');
    }),
  ).toThrow('at once');
  await first;
  await vi.waitFor(() => expect(console.log).toBe(own), 10_000);
});
