import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-text-beside-calls',
  sin: 'The text of a turn that calls tools is dropped.',
  openaiReaders: misreads((turn) => (turn.toolCalls.length > 0 ? { ...turn, text: '' } : turn)),
} satisfies PlantedBug;
