import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-completion-tokens',
  sin: 'An answer without completionTokens fails the call.',
  readers: {
    answer(result, apiFormat) {
      const reading = referenceReaders.answer(result, apiFormat);
      const { usage } = reading.turn;
      if (usage !== undefined && usage.completionTokens === undefined)
        throw new Error('no completionTokens');
      return reading;
    },
  },
} satisfies PlantedBug;
