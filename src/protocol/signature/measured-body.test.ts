import { expect, test } from 'vitest';
import { measureBody } from './measured-body.js';

const measure = (text: string) => measureBody(Buffer.from(text));

test('a body has its digest, and those that a mistake would give', () => {
  const { digest, otherDigests, others } = measure('abc');
  // SHA-256 and SHA-1 of "abc": FIPS 180-2, appendices A.1 and B.1, in base64.
  expect(digest).toBe('ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
  expect(otherDigests).toContain('qZk+NkcGgWq6PiVxeFDCbJzQ2J0=');
  // The empty body, and its SHA-256.
  expect(others).toContainEqual({
    digest: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    length: '0',
  });
});

test.each([
  ['ü', ['1', '1']],
  ['👋', ['2', '1']],
])('%s is counted in characters', (text, characters) => {
  expect(measure(text).characters).toEqual(characters);
});

test('a large body is hashed once only', () => {
  expect(measure('a'.repeat(65_537))).toEqual({
    digest: expect.stringMatching(/^[\w+/]{43}=$/),
    otherDigests: [],
    characters: [],
    others: [],
  });
});

test('JSON is rewritten, but not where it is nested deeply', () => {
  // Spaced, spaced and escaped, indented by two and by four, and as a string; compact it is already.
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const count = (text: string) => measure(text).others.length;
  expect(count(nested(1)) - count('{"a":1')).toBe(5);
  expect(count(nested(64)) - count('{"a":1')).toBe(5);
  expect(count(nested(65))).toBe(count('{"a":1'));
  expect(count(nested(10_000))).toBe(count('{"a":1'));
});
