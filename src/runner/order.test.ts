import { expect, it } from 'vitest';
import { cases } from '../suites/cases/index.js';
import { isPatient, spread } from './order.js';

const isUpper = (letter: string) => letter === letter.toUpperCase();

it('begins the patient at 1, 2⅔ and 4⅓ of eight others', () => {
  expect(spread([...'WXYabcdefgh'], isUpper).join('')).toBe('abWcXdeYfgh');
});

it('begins with what leads, and with nothing twice', () => {
  const mixed = spread([...'WXYabcdefgh'], isUpper, (letter) => letter === 'Y').join('');
  expect(mixed).toBe('YabWcdXefgh');
});

it.each(['', 'ab', 'WX', 'aW'])('loses nothing of %j', (letters) => {
  expect([...spread([...letters], isUpper)].sort()).toEqual([...letters].sort());
});

it.each([
  ['client/timeout/in-a-stream', true],
  ['retry/after-seconds', true],
  ['auth/renewed/before-expiry', true],
  ['chat/framing/slow-first-byte', true],
  ['stream/plain/generic', false],
])('knows whether %s waits', (id, waits) => {
  const found = cases.find((one) => one.id === id);
  expect(found && isPatient(found)).toBe(waits);
});
