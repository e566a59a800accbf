import { describe, expect, test } from 'vitest';
import { summarize } from './summarize-text.js';

const text =
  'Whales eat krill. It rained. Blue whales eat tons of krill! Do whales sleep? Nobody asked.';

describe('a summary', () => {
  test('keeps the sentences that say most, in their order', () => {
    expect(summarize(text, 'MEDIUM', 'PARAGRAPH')).toBe(
      'Whales eat krill. Blue whales eat tons of krill! Do whales sleep?',
    );
    expect(summarize(text, 'SHORT', 'AUTO')).toBe('Blue whales eat tons of krill!');
  });

  test('is a list if asked', () => {
    expect(summarize(text, 'SHORT', 'BULLETS')).toBe('- Blue whales eat tons of krill!');
  });

  test('of its own accord keeps a third', () => {
    expect(summarize(text, 'AUTO', 'AUTO').match(/[.!?]/g)).toHaveLength(2);
  });

  test('is never longer than the text, and empty for none', () => {
    expect(summarize('One sentence only', 'LONG', 'AUTO')).toBe('One sentence only');
    expect(summarize('', 'LONG', 'AUTO')).toBe('');
    expect(summarize('鯨は食べる。雨が降った。', 'SHORT', 'AUTO')).toMatch(/^[^。]+。$/);
  });
});
