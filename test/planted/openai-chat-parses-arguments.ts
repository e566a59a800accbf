import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-parses-arguments',
  sin: 'Arguments that are no JSON are an error.',
  openaiReaders: misreads((turn) => {
    for (const call of turn.toolCalls) JSON.parse(call.arguments);
    return turn;
  }),
} satisfies PlantedBug;
