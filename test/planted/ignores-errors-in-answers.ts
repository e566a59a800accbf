import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-errors-in-answers',
  sin: 'errorMessage of a whole answer is passed over.',
  readers: {
    answer(result, apiFormat) {
      const { error: _, ...reading } = referenceReaders.answer(result, apiFormat);
      return reading;
    },
  },
} satisfies PlantedBug;
