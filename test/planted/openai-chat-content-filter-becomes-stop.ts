import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-content-filter-becomes-stop',
  sin: 'A turn that a filter ended is reported as stopped.',
  openaiReaders: misreads((turn) =>
    turn.finishReason === 'content_filter' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
