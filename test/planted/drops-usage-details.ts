import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-usage-details',
  sin: 'Reasoning and cached tokens are not read.',
  readers: mistakes((turn) => {
    if (turn.usage === undefined) return turn;
    const { reasoningTokens: _, cachedTokens: __, ...usage } = turn.usage;
    return { ...turn, usage };
  }),
} satisfies PlantedBug;
