import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'one-made-up-id-for-all',
  sin: 'Calls without an id all get the same one.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => ({ id: 'call_0', ...call })),
  })),
} satisfies PlantedBug;
