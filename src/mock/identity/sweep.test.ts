import { expect, test } from 'vitest';
import { sweepAtExit } from './sweep.js';

test('any number of folders takes one listener, and the last takes it away', () => {
  const before = process.listenerCount('exit');
  const released = Array.from({ length: 12 }, (_, at) => sweepAtExit(`/nonexistent/${at}`));
  expect(process.listenerCount('exit')).toBe(before + 1);
  for (const release of released.slice(1)) release();
  expect(process.listenerCount('exit')).toBe(before + 1);
  released[0]?.();
  expect(process.listenerCount('exit')).toBe(before);
});
