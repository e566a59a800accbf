import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reports-cohere-calls-twice',
  sin: 'COHERE calls are reported from the tool frame and from the closing frame.',
  readers: misreadsStreams((reading, apiFormat) =>
    apiFormat === 'COHERE'
      ? {
          ...reading,
          turn: {
            ...reading.turn,
            toolCalls: [...reading.turn.toolCalls, ...reading.turn.toolCalls],
          },
        }
      : reading,
  ),
} satisfies PlantedBug;
