import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

async function* ended(chunks: readonly Uint8Array[], cut: unknown) {
  yield* chunks;
  if (cut !== undefined) throw cut;
}

export default {
  name: 'waits-for-done',
  sin: 'The stream is read until [DONE], or until the connection closes.',
  readers: {
    async stream(bytes, apiFormat, emit) {
      const all: Uint8Array[] = [];
      let cut: unknown;
      try {
        for await (const chunk of bytes) {
          all.push(chunk);
          if (Buffer.concat(all).includes('data: [DONE]\n')) break;
        }
      } catch (thrown) {
        cut = thrown;
      }
      return referenceReaders.stream(ended(all, cut), apiFormat, emit);
    },
  },
} satisfies PlantedBug;
