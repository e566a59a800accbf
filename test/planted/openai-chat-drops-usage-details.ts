import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-usage-details',
  sin: 'Details of token counts are dropped.',
  openaiReaders: misreads((turn) => {
    if (turn.usage === undefined) return turn;
    const { reasoningTokens: _, cachedTokens: __, ...usage } = turn.usage;
    return { ...turn, usage };
  }),
} satisfies PlantedBug;
