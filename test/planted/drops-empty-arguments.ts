import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-empty-arguments',
  sin: 'A call with an empty object of arguments is dropped.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.filter((call) => !['', '{}'].includes(call.arguments)),
  })),
} satisfies PlantedBug;
