import { choiceOf, deltaOf, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-a-role',
  sin: 'A turn in which no delta names the role is an error.',
  openaiReaders: seesEvents(() => {
    let named = false;
    return (chunk) => {
      named ||= 'role' in deltaOf(chunk);
      if (!named && typeof choiceOf(chunk).finish_reason === 'string') {
        throw new Error('missing role for choice 0');
      }
      return chunk;
    };
  }),
} satisfies PlantedBug;
