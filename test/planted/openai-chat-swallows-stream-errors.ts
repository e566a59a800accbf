import { misreadsEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-swallows-stream-errors',
  sin: 'An error within a stream ends it as if it were whole.',
  openaiReaders: misreadsEvents(({ error: _, ...reading }) => ({
    ...reading,
    finished: true,
  })),
} satisfies PlantedBug;
