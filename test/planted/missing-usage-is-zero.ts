import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'missing-usage-is-zero',
  sin: 'Token counts that were not sent are reported as zero.',
  readers: misreadsStreams((reading) => ({
    ...reading,
    turn: { usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0 }, ...reading.turn },
  })),
} satisfies PlantedBug;
