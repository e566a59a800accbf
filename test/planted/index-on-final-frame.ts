import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'index-on-final-frame',
  sin: 'The final GENERIC frame has an index.',
  wrap: ownObjects((frame) =>
    isFinal(frame) && !('apiFormat' in frame) && !('choices' in frame)
      ? { index: 0, ...frame }
      : frame,
  ),
} satisfies PlantedBug;
