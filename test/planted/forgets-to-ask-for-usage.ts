import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-to-ask-for-usage',
  sin: 'Token counts are not asked for.',
  provider: asks((call) => {
    if (call.operation !== 'chat' || call.options?.includeUsage === undefined) return call;
    const { includeUsage: _, ...options } = call.options;
    return { ...call, options };
  }),
} satisfies PlantedBug;
