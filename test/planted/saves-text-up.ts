import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'saves-text-up',
  sin: 'Increments are handed over together, at the end.',
  readers: {
    async stream(bytes, apiFormat, emit) {
      const kept: Parameters<typeof emit>[] = [];
      const reading = await referenceReaders.stream(bytes, apiFormat, (...piece) =>
        kept.push(piece),
      );
      for (const piece of kept) emit(...piece);
      return reading;
    },
  },
} satisfies PlantedBug;
