import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-demands-created-first',
  sin: 'A stream must begin with response.created.',
  openaiReaders: seesEvents(() => {
    let begun = false;
    return (event) => {
      if (!begun && event.type !== 'response.created' && event.type !== 'error') {
        throw new Error('another event came first');
      }
      begun = true;
      return event;
    };
  }),
} satisfies PlantedBug;
