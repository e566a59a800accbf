import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-text-before-errors',
  sin: 'Throws away what came before an error inside a stream.',
  readers: {
    stream: async (...asked) => {
      const reading = await referenceReaders.stream(...asked);
      return reading.error === undefined
        ? reading
        : { ...reading, turn: { ...reading.turn, text: '' } };
    },
  },
} satisfies PlantedBug;
