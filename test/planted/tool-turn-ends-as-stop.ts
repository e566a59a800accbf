import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tool-turn-ends-as-stop',
  sin: 'A turn that calls tools is reported as stopped.',
  readers: mistakes((turn) =>
    turn.finishReason === 'tool_calls' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
