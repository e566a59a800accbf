import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-length-becomes-stop',
  sin: 'A turn that its limit ended is reported as stopped.',
  openaiReaders: misreads((turn) =>
    turn.finishReason === 'length' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
