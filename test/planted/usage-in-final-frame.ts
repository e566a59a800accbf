import { isFinal, ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'usage-in-final-frame',
  sin: 'Token counts stand in the final frame, not in one of their own.',
  wrap: ownObjects((frame, _at, all) => {
    const apart = all.find((one) => 'usage' in one && !isFinal(one));
    if (apart === undefined) return frame;
    if (frame === apart) return [];
    return isFinal(frame) ? { ...without(frame, 'pad'), usage: apart.usage, pad: 'a' } : frame;
  }),
} satisfies PlantedBug;
