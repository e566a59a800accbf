import { describe, expect, it } from 'vitest';
import { openMemory } from './memory.js';

describe('openMemory', () => {
  it('gives the same identifiers again once it was cleared', () => {
    const memory = openMemory('us-chicago-1', 'seed');
    const first = [memory.ids.response(), memory.ids.file()];
    expect([memory.ids.response(), memory.ids.file()]).not.toEqual(first);
    memory.clear();
    expect([memory.ids.response(), memory.ids.file()]).toEqual(first);
  });
});
