import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'merges-parallel-calls',
  sin: 'Calls that stand at the same position are taken for one.',
  readers: mistakes((turn) => {
    const [first, ...more] = turn.toolCalls;
    if (first === undefined || more.length === 0) return turn;
    const text = turn.toolCalls.map((call) => call.arguments).join('');
    return { ...turn, toolCalls: [{ ...first, arguments: text }] };
  }),
} satisfies PlantedBug;
