import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-calls-without-id',
  sin: 'Calls without an id are dropped.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.filter((call) => call.id !== undefined),
  })),
} satisfies PlantedBug;
