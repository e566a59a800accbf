import { describe, expect, it } from 'vitest';
import { seededRandom } from '../protocol/random.js';
import { requestIds } from './request-id.js';

const form = /^[0-9A-F]{32}\/[0-9A-F]{32}\/[0-9A-F]{32}$/;

describe('requestIds', () => {
  it.each([
    ['169D8C97F943473D90B10BC162E8E4BD', '169D8C97F943473D90B10BC162E8E4BD'],
    ['75EB7641E53C-11F1-BD20-6381EBD170E9', '75EB7641E53C11F1BD206381EBD170E9'],
    ['169d8c97f943473d90b10bc162e8e4bd/AA/BB', '169D8C97F943473D90B10BC162E8E4BD'],
  ])('starts with the caller’s id %s', (callers, first) => {
    const id = requestIds(seededRandom(1))(callers);
    expect(id).toMatch(form);
    expect(id.split('/')[0]).toBe(first);
  });

  it.each([undefined, '', 'my-own-id', 'G'.repeat(32)])('does not echo %s', (callers) => {
    expect(requestIds(seededRandom(1))(callers)).toMatch(form);
  });

  it('never gives the same twice, and the same again for the same seed', () => {
    const ids = requestIds(seededRandom(5));
    const first = [ids(), ids()];
    const again = requestIds(seededRandom(5));
    expect(new Set(first).size).toBe(2);
    expect([again(), again()]).toEqual(first);
  });
});
