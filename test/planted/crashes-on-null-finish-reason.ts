import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'crashes-on-null-finish-reason',
  sin: 'A whole answer with finishReason null fails the call.',
  readers: {
    answer(result, apiFormat) {
      const reading = referenceReaders.answer(result, apiFormat);
      if (reading.turn.finishReason === null) throw new Error('finishReason is null');
      return reading;
    },
  },
} satisfies PlantedBug;
