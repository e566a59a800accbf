import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFlush } from './flush.js';

it('writes what one turn has made, in its order, once; what comes meanwhile goes with the next', async () => {
  const flush = createFlush();
  const written: string[] = [];
  const writing = (name: string) => () => void written.push(name);
  flush(writing('first'));
  flush(() => {
    written.push('second');
    flush(writing('third'));
  });
  expect(written).toEqual([]);
  await turn();
  expect(written.slice(0, 2)).toEqual(['first', 'second']);
  await turn();
  await turn();
  expect(written).toEqual(['first', 'second', 'third']);
});
