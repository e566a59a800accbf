import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-reasoning',
  sin: 'Reasoning is dropped.',
  openaiReaders: misreads(({ reasoning: _, ...turn }) => turn),
} satisfies PlantedBug;
