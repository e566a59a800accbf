import { expect, test } from 'vitest';
import { becomesQuiet } from './quiet.js';

/** Looks that find what they are given, in turn; the last again and again. */
function looks(...found: readonly boolean[]) {
  let count = 0;
  const look = async () => {
    count += 1;
    return found[count - 1] ?? found.at(-1) ?? false;
  };
  return { look, count: () => count };
}

test('one look that finds nobody is not enough', async () => {
  const { look, count } = looks(true, false, true, true);
  expect(await becomesQuiet(look, 10_000)).toBe(true);
  expect(count()).toBe(4);
});

test('it is given up in time', async () => {
  expect(await becomesQuiet(looks(false).look, 20)).toBe(false);
});
