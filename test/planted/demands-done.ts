import { referenceReaders } from '../../src/providers/reference/readers.js';
import { payloads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-done',
  sin: 'A GENERIC stream without [DONE] is taken for cut.',
  readers: {
    async stream(bytes, apiFormat, emit) {
      let done = false;
      const watched = payloads(bytes, (payload) => {
        done ||= payload === '[DONE]';
        return [payload];
      });
      const reading = await referenceReaders.stream(watched, apiFormat, emit);
      const cut = apiFormat === 'GENERIC' && !done && reading.broken === undefined;
      return cut ? { ...reading, broken: new Error('no [DONE]') } : reading;
    },
  },
} satisfies PlantedBug;
