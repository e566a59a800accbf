import { expect, test } from 'vitest';
import { ConformError } from '../errors.js';
import type { Case } from './case.js';
import { didYouMean, findCase, nearestId, select } from './catalogue.js';
import { type Place, parsePattern } from './patterns.js';

const place = (id: string, rest: Partial<Place> = {}): Place => ({
  id,
  level: 'must',
  transport: 'sdk',
  auth: 'api_key',
  ...rest,
});

const places = [
  place('stream/generic/llama-text'),
  place('stream/cohere/closing-frame-repeats-text'),
  place('stream/cohere-v2/text', { level: 'should' }),
  place('answer/cohere/text', { auth: 'session_token' }),
];

const ids = (found: readonly Place[]) => found.map(({ id }) => id);

function codeOf(act: () => unknown): { code: string; remedy: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof ConformError) return { code: error.code, remedy: error.remedy };
  }
  return { code: 'none', remedy: '' };
}

test.each([
  ['stream/generic/llama-text', ['stream/generic/llama-text']],
  ['stream/cohere', ['stream/cohere/closing-frame-repeats-text']],
  ['stream/cohere/', ['stream/cohere/closing-frame-repeats-text']],
  ['stream/*', ids(places.slice(0, 3))],
  ['*/cohere', ['stream/cohere/closing-frame-repeats-text', 'answer/cohere/text']],
  ['stream/cohere*', ['stream/cohere/closing-frame-repeats-text', 'stream/cohere-v2/text']],
  ['**/text', ['stream/cohere-v2/text', 'answer/cohere/text']],
  ['**', ids(places)],
  ['stream/**/text', ['stream/cohere-v2/text']],
  ['level:should', ['stream/cohere-v2/text']],
  ['auth:session_token', ['answer/cohere/text']],
  ['transport:sdk level:must stream/**', ids(places.slice(0, 2))],
])('%s keeps what it names', (pattern, expected) => {
  expect(ids(select(places, { filter: [pattern] }))).toEqual(expected);
});

test('a star stays within its segment, and a letter is no more than a letter', () => {
  expect(parsePattern('stream/*text').matches(place('stream/generic/text'))).toBe(false);
  expect(parsePattern('a.c').matches(place('abc'))).toBe(false);
});

test('skips take away from what the filters keep', () => {
  const kept = select(places, { filter: ['stream/**'], skip: ['stream/cohere*'] });
  expect(ids(kept)).toEqual(['stream/generic/llama-text']);
});

test('without patterns everything is kept', () => {
  expect(select(places, {})).toEqual(places);
});

test('a pattern that matches nothing is an error that names the nearest id', () => {
  const error = codeOf(() => select(places, { skip: ['stream/cohere-v2/txt'] }));
  expect(error.code).toBe('OCIC_UNKNOWN_PATTERN');
  expect(error.remedy).toContain('Did you mean stream/cohere-v2/text?');
});

test('an axis that is none, and an empty pattern, are bad options', () => {
  expect(codeOf(() => select(places, { filter: ['colour:red'] })).code).toBe('OCIC_BAD_OPTION');
  expect(codeOf(() => select(places, { filter: [' '] })).code).toBe('OCIC_BAD_OPTION');
});

test('the nearest id takes the fewest edits; the first of equals wins', () => {
  expect(nearestId(['abc', 'abd', 'xyz'], 'ab')).toBe('abc');
  expect(nearestId(['stream/a', 'answer/a'], 'answr/a')).toBe('answer/a');
  expect(nearestId([], 'a')).toBeUndefined();
  expect(nearestId(['must', 'should'], 'msut')).toBe('must');
});

test('what is too far to have been meant is not suggested', () => {
  expect(nearestId(['sdk', 'v1'], 'elephant')).toBeUndefined();
  expect(nearestId(['v1'], 'x')).toBeUndefined();
  expect(nearestId(['stream/cohere/closing-frame'], 'stream/cohere/tool-calls')).toBeUndefined();
  expect(nearestId(['sdk'], '')).toBeUndefined();
  expect(didYouMean(['mock'], 'mok')).toBe('Did you mean mock? ');
  expect(didYouMean(['mock'], 'elephant')).toBe('');
});

test('a case is found by its id, and a slip is met with the nearest', () => {
  const one: Case = {
    id: 'stream/generic/text',
    level: 'must',
    title: 'text',
    because: ['a'],
    transports: ['sdk'],
    needs: [],
    when: { operation: 'get-model', model: 'm' },
    then: ['no-error'],
    caughtBy: ['b'],
  };
  expect(findCase([one], 'stream/generic/text')).toBe(one);
  const error = codeOf(() => findCase([one], 'stream/generic/test'));
  expect(error.code).toBe('OCIC_UNKNOWN_CASE');
  expect(error.remedy).toContain('stream/generic/text');
});
