import { referenceReaders } from '../../src/providers/reference/readers.js';
import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'crashes-on-unlisted-finish-reason',
  sin: 'A finish reason that no list names fails the call.',
  readers: {
    ...misreadsStreams((reading) => {
      if (reading.turn.finishReason !== 'unknown') return reading;
      return { ...reading, broken: new Error('unknown finish reason') };
    }),
    answer(result, apiFormat) {
      const reading = referenceReaders.answer(result, apiFormat);
      if (reading.turn.finishReason === 'unknown') throw new Error('unknown finish reason');
      return reading;
    },
  },
} satisfies PlantedBug;
