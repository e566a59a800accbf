import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-misreads-call-ids',
  sin: 'The id of a call is taken from its function.',
  openaiReaders: misreads((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) =>
      call.id === undefined ? call : { ...call, id: call.name },
    ),
  })),
} satisfies PlantedBug;
