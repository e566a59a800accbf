import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-crashes-on-null-usage',
  sin: 'A chunk whose usage is null ends the stream with an error.',
  openaiReaders: seesEvents(() => (chunk) => {
    if (chunk.usage === null) throw new TypeError('reading total_tokens of null');
    return chunk;
  }),
} satisfies PlantedBug;
