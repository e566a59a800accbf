import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-text-beside-calls',
  sin: 'Text beside tool calls is dropped.',
  readers: mistakes((turn) => (turn.toolCalls.length > 0 ? { ...turn, text: '' } : turn)),
} satisfies PlantedBug;
