import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'usage-without-being-asked',
  sin: 'Streams carry token counts that nobody asked for.',
  wrap: ownObjects((frame, _at, all) => {
    const counted = all.some((one) => 'usage' in one);
    const usage = { completionTokens: 3, promptTokens: 4, totalTokens: 7 };
    return isFinal(frame) && !counted ? { ...frame, usage } : frame;
  }),
} satisfies PlantedBug;
