import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-ascii-text',
  sin: 'Text beyond ASCII is lost.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    text: turn.text.replace(/\P{ASCII}/gu, '?'),
  })),
} satisfies PlantedBug;
