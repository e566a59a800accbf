import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-choices',
  sin: 'A chunk without choices ends the stream with an error.',
  openaiReaders: seesEvents(() => (chunk) => {
    if (!Array.isArray(chunk.choices)) throw new TypeError('chunk.choices is not iterable');
    return chunk;
  }),
} satisfies PlantedBug;
