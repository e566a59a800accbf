import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'pad-missing',
  sin: 'Frames carry no pad.',
  wrap: ownObjects((frame) => without(frame, 'pad')),
} satisfies PlantedBug;
