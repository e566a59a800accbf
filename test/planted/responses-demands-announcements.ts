import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-demands-announcements',
  sin: 'A delta of what was not announced breaks the stream off.',
  openaiReaders: seesEvents(() => {
    let parts = 0;
    return (event) => {
      if (event.type === 'response.content_part.added') parts += 1;
      if (event.type !== 'response.output_text.delta' || parts > 0) return event;
      throw new Error('a delta of nothing');
    };
  }),
} satisfies PlantedBug;
