import { expect, test } from 'vitest';
import type { Exchange } from '../protocol/exchange.js';
import { settled } from './settled.js';

const exchange = (end: Exchange['end']): Exchange => ({
  sequence: 1,
  at: 0,
  request: {
    method: 'GET',
    target: '/',
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
  },
  end,
});

test('a journal is read again while an exchange in it is open, here or behind the control API', async () => {
  const ends: Exchange['end'][] = ['open', 'open', 'complete'];
  const journal = () => [exchange(ends.shift() ?? 'cut')];
  expect(await settled({ journal })).toEqual([exchange('complete')]);
  ends.push('open', 'held');
  expect(await settled({ journal: async () => journal() })).toEqual([exchange('held')]);
});

test('one that stays open is given as it stands', async () => {
  expect(await settled({ journal: () => [exchange('open')] })).toEqual([exchange('open')]);
});
