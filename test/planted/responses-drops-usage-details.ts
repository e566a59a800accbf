import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-drops-usage-details',
  sin: 'Cached and reasoning tokens are dropped.',
  openaiReaders: mistakesTurns(({ usage, ...turn }) => {
    if (usage === undefined) return turn;
    const { promptTokens, completionTokens = 0, totalTokens } = usage;
    return { ...turn, usage: { promptTokens, completionTokens, totalTokens } };
  }),
} satisfies PlantedBug;
