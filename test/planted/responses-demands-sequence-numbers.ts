import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-demands-sequence-numbers',
  sin: 'An event without a number breaks the stream off.',
  openaiReaders: seesEvents(() => (event) => {
    if (event.type === 'error' || event.sequence_number !== undefined) return event;
    throw new Error('an event without a number');
  }),
} satisfies PlantedBug;
