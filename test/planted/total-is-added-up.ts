import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'total-is-added-up',
  sin: 'totalTokens is computed, and not read.',
  readers: mistakes((turn) => {
    if (turn.usage === undefined) return turn;
    const { promptTokens, completionTokens = 0 } = turn.usage;
    return { ...turn, usage: { ...turn.usage, totalTokens: promptTokens + completionTokens } };
  }),
} satisfies PlantedBug;
