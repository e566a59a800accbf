import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-hands-envelopes-on',
  sin: "Oracle's envelope within a stream is taken for a chunk that says nothing.",
  openaiReaders: seesEvents(() => (chunk) => ('code' in chunk ? [] : chunk)),
} satisfies PlantedBug;
