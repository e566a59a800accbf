import { inDeltas, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-loses-an-increment',
  sin: 'The second increment of the text is lost.',
  openaiReaders: seesEvents(() => {
    let seen = 0;
    return inDeltas((delta) => {
      if (typeof delta.content !== 'string' || delta.content === '') return delta;
      seen += 1;
      return seen === 2 ? { ...delta, content: '' } : delta;
    });
  }),
} satisfies PlantedBug;
