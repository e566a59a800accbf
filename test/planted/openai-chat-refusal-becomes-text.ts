import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-refusal-becomes-text',
  sin: 'A refusal is read as text.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    text: turn.text + (turn.refusal ?? ''),
  })),
} satisfies PlantedBug;
