import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'envelope-in-frames',
  sin: 'Every frame says its model.',
  wrap: ownObjects((frame) => ({ ...frame, modelId: 'meta.llama-3.3-70b-instruct' })),
} satisfies PlantedBug;
