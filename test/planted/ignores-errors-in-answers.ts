import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-errors-in-answers',
  sin: 'errorMessage of a whole answer is passed over: the turn is said to have stopped.',
  readers: {
    answer(result, apiFormat) {
      const { error, ...reading } = referenceReaders.answer(result, apiFormat);
      return error === undefined
        ? reading
        : { ...reading, turn: { ...reading.turn, finishReason: 'stop' } };
    },
  },
} satisfies PlantedBug;
