import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-merges-calls-of-one-function',
  sin: 'Calls of one function are taken for one.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.filter(
      ({ name }, at) => turn.toolCalls.findIndex((call) => call.name === name) === at,
    ),
  })),
} satisfies PlantedBug;
