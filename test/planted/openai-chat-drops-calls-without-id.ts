import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-calls-without-id',
  sin: 'A call without an id is dropped.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.filter(({ id }) => id !== undefined),
  })),
} satisfies PlantedBug;
