import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-line-feeds',
  sin: 'Line feeds are dropped.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    text: turn.text.replaceAll('\n', ''),
  })),
} satisfies PlantedBug;
