import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'decodes-arguments-twice',
  sin: 'Arguments that are JSON text inside JSON are decoded once more.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => ({
      ...call,
      arguments: call.arguments.startsWith('"')
        ? String(JSON.parse(call.arguments))
        : call.arguments,
    })),
  })),
} satisfies PlantedBug;
