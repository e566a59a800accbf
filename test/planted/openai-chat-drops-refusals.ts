import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-refusals',
  sin: 'A refusal is not read.',
  openaiReaders: misreads(({ refusal: _, ...turn }) => turn),
} satisfies PlantedBug;
