import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-merges-calls',
  sin: 'Calls of one turn are merged into the first.',
  openaiReaders: misreads((turn) => {
    const [first, ...more] = turn.toolCalls;
    if (first === undefined || more.length === 0) return turn;
    const joined = turn.toolCalls.map((call) => call.arguments).join('');
    return { ...turn, toolCalls: [{ ...first, arguments: joined }] };
  }),
} satisfies PlantedBug;
