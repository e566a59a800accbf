import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'index-missing-on-text-frames',
  sin: 'Frames before the final one have no index.',
  wrap: ownObjects((frame) => without(frame, 'index')),
} satisfies PlantedBug;
