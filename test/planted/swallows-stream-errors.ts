import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'swallows-stream-errors',
  sin: 'Takes an error inside a stream for its end.',
  readers: {
    stream: async (...asked) => {
      const { error, ...reading } = await referenceReaders.stream(...asked);
      return error === undefined
        ? reading
        : { ...reading, finished: true, turn: { ...reading.turn, finishReason: 'stop' } };
    },
  },
} satisfies PlantedBug;
