import { referenceReaders } from '../../src/providers/reference/readers.js';
import { payloads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'crashes-on-done',
  sin: '[DONE] is parsed as JSON.',
  readers: {
    async stream(bytes, apiFormat, emit) {
      let done = false;
      const watched = payloads(bytes, (payload) => {
        done ||= payload === '[DONE]';
        return [payload];
      });
      const reading = await referenceReaders.stream(watched, apiFormat, emit);
      return done ? { ...reading, broken: new Error('Unexpected token D') } : reading;
    },
  },
} satisfies PlantedBug;
