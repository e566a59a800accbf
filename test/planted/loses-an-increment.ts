import { referenceReaders } from '../../src/providers/reference/readers.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'loses-an-increment',
  sin: 'The second increment of text is not handed over.',
  readers: {
    stream(bytes, apiFormat, emit) {
      let texts = 0;
      return referenceReaders.stream(bytes, apiFormat, (kind, text) => {
        if (kind === 'text') texts += 1;
        if (kind !== 'text' || texts !== 2 || apiFormat !== 'COHERE') emit(kind, text);
      });
    },
  },
} satisfies PlantedBug;
