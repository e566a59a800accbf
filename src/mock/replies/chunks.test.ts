import { describe, expect, it } from 'vitest';
import { chunksOf, framed } from './chunks.js';

const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text));
const texts = (chunks: readonly Uint8Array[]) =>
  chunks.map((chunk) => Buffer.from(chunk).toString());

describe('chunksOf', () => {
  it.each([
    ['frame' as const, ['ab', 'cde']],
    ['whole' as const, ['abcde']],
    [{ bytes: 2 }, ['ab', 'cd', 'e']],
    [{ bytes: 0 }, ['a', 'b', 'c', 'd', 'e']],
    [{ bytes: 9 }, ['abcde']],
  ])('cuts by %o', (chunking, expected) => {
    expect(texts(chunksOf(bytes('ab', '', 'cde'), chunking))).toEqual(expected);
  });

  it('has no chunk for no bytes: an empty one would end the body', () => {
    expect(chunksOf(bytes(''), 'whole')).toEqual([]);
    expect(chunksOf(bytes(''), 'frame')).toEqual([]);
  });
});

describe('framed', () => {
  it('says the length in hexadecimal bytes', () => {
    expect(Buffer.from(framed(Buffer.from('data: {"a":"é"}\n\n'))).toString()).toBe(
      '12\r\ndata: {"a":"é"}\n\n\r\n',
    );
  });
});
