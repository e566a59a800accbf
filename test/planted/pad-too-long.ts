import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'pad-too-long',
  sin: 'A pad has thirteen letters.',
  wrap: ownObjects((frame) => ('pad' in frame ? { ...frame, pad: 'a'.repeat(13) } : frame)),
} satisfies PlantedBug;
