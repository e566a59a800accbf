import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'keys-out-of-order',
  sin: 'pad stands first in its frame.',
  wrap: ownObjects((frame) =>
    'pad' in frame ? { pad: frame.pad, ...without(frame, 'pad') } : frame,
  ),
} satisfies PlantedBug;
