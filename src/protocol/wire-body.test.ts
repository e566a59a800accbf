import { describe, expect, it } from 'vitest';
import { wireBody } from './wire-body.js';

describe('wireBody', () => {
  it('keeps UTF-8 as text, a byte order mark included', () => {
    expect(wireBody(Buffer.from('\ufeffشكرا 🚀'))).toEqual({
      encoding: 'utf8',
      text: '\ufeffشكرا 🚀',
      bytes: 16,
    });
  });

  it('keeps other bytes as base64', () => {
    expect(wireBody(Uint8Array.of(0xff, 0x00))).toEqual({
      encoding: 'base64',
      text: '/wA=',
      bytes: 2,
    });
  });

  it('cuts before a character that does not fit', () => {
    expect(wireBody(Buffer.from('ab🚀cd'), 4)).toEqual({
      encoding: 'utf8',
      text: 'ab',
      bytes: 8,
      truncated: true,
    });
  });
});
