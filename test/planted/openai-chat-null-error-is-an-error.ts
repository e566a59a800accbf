import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-null-error-is-an-error',
  sin: 'A chunk with an error that is null ends the stream with an error.',
  openaiReaders: seesEvents(() => (chunk) => {
    if ('error' in chunk) throw new Error('received error while streaming');
    return chunk;
  }),
} satisfies PlantedBug;
