import { choiceOf, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-usage-in-own-chunk-only',
  sin: 'Token counts are read from a chunk without a choice alone.',
  openaiReaders: seesEvents(
    () => (chunk) => (Object.keys(choiceOf(chunk)).length > 0 ? { ...chunk, usage: null } : chunk),
  ),
} satisfies PlantedBug;
