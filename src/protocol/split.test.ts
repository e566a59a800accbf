import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split.js';

describe('splitText', () => {
  it('cuts before blanks, as tokens are', () => {
    expect(splitText('Why did it?\n\nTo trace.')).toEqual([
      'Why',
      ' did',
      ' it',
      '?',
      '\n\nTo',
      ' trace',
      '.',
    ]);
  });

  it('cuts long words, and right-to-left ones', () => {
    expect(splitText('internationalization')).toEqual(['internat', 'ionaliza', 'tion']);
    expect(splitText('שלום עולם')).toEqual(['שלום', ' עולם']);
  });

  it('keeps surrogate pairs whole', () => {
    expect(splitText('🧪🚀🌍')).toEqual(['🧪🚀', '🌍']);
  });

  it('gives nothing for nothing, and blanks for blanks', () => {
    expect(splitText('')).toEqual([]);
    expect(splitText('a \n')).toEqual(['a', ' \n']);
  });

  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pieces = splitText(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece).not.toBe('');
        for (const piece of pieces) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
