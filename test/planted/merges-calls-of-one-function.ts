import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'merges-calls-of-one-function',
  sin: 'Calls are kept by the name of their function.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: [...new Map(turn.toolCalls.map((call) => [call.name, call])).values()],
  })),
} satisfies PlantedBug;
