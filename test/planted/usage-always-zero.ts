import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'usage-always-zero',
  sin: 'Token counts are reported as zero.',
  readers: mistakes((turn) =>
    turn.usage === undefined
      ? turn
      : { ...turn, usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0 } },
  ),
} satisfies PlantedBug;
