import { deltaOf, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-crashes-on-null-content',
  sin: 'A delta whose content is null ends the stream with an error.',
  openaiReaders: seesEvents(() => (chunk) => {
    if (deltaOf(chunk).content === null) throw new TypeError('reading length of null');
    return chunk;
  }),
} satisfies PlantedBug;
