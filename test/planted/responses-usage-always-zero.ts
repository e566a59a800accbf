import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-usage-always-zero',
  sin: 'Token counts are reported as zero.',
  openaiReaders: mistakesTurns((turn) =>
    turn.usage === undefined
      ? turn
      : { ...turn, usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0 } },
  ),
} satisfies PlantedBug;
