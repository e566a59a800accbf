import { expect, it } from 'vitest';
import { cases } from '../suites/cases/index.js';
import { type Patience, patienceOf, spread } from './order.js';

/** `X`, `Y` and `Z` wait for a while, the other capitals for longer. */
const patience = (letter: string): Patience | undefined => {
  if (letter !== letter.toUpperCase()) return undefined;
  return 'XYZ'.includes(letter) ? 'short' : 'long';
};

it('begins the patient at 1, 2⅔ and 4⅓ of eight others', () => {
  expect(spread([...'XYZabcdefgh'], patience).join('')).toBe('abXcYdeZfgh');
});

it('begins those that wait for long at 1, 2 and 3 of eight others', () => {
  expect(spread([...'UVWabcdefgh'], patience).join('')).toBe('abUcVdWefgh');
});

it('spreads both over their own part', () => {
  expect(spread([...'UVXYabcdefgh'], patience).join('')).toBe('abUXcVdYefgh');
});

it('begins with what leads, and with nothing twice', () => {
  const mixed = spread([...'XYZabcdefgh'], patience, (letter) => letter === 'Z').join('');
  expect(mixed).toBe('ZabXcdYefgh');
});

it.each(['', 'ab', 'WX', 'aW'])('loses nothing of %j', (letters) => {
  expect([...spread([...letters], patience)].sort()).toEqual([...letters].sort());
});

it.each<[id: string, patience: Patience | undefined]>([
  ['client/timeout/in-a-stream', 'long'],
  ['client/timeout/steady-stream', 'short'],
  ['retry/after-seconds', 'short'],
  ['auth/renewed/after-revocation', 'short'],
  ['auth/renewed/before-expiry', 'long'],
  ['chat/framing/slow-first-byte', 'short'],
  ['stream/plain/generic', undefined],
])('knows how long %s waits', (id, expected) => {
  const found = cases.find((one) => one.id === id);
  expect(found && patienceOf(found)).toBe(expected);
});
