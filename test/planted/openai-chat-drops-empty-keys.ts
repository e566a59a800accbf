import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-empty-keys',
  sin: 'Members of arguments whose key is empty are dropped.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => ({
      ...call,
      arguments: call.arguments.replace(/"":"[^"]*"/, ''),
    })),
  })),
} satisfies PlantedBug;
