import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'pads-of-one-length',
  sin: 'All pads have twelve letters.',
  wrap: ownObjects((frame) => ('pad' in frame ? { ...frame, pad: 'a'.repeat(12) } : frame)),
} satisfies PlantedBug;
