import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'usage-missing',
  sin: 'Streams carry no token counts, though asked.',
  wrap: ownObjects((frame) => {
    const { usage: _, ...rest } = frame;
    return Object.keys(without(rest, 'pad')).length === 0 ? [] : rest;
  }),
} satisfies PlantedBug;
