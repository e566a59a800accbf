import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-reasoning-becomes-text',
  sin: 'Reasoning is read as text.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    text: (turn.reasoning ?? '') + turn.text,
  })),
} satisfies PlantedBug;
