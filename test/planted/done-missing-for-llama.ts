import { ownFrames } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'done-missing-for-llama',
  sin: 'A stream that should end with [DONE] does not.',
  wrap: ownFrames((payloads) => payloads.filter((payload) => payload !== '[DONE]')),
} satisfies PlantedBug;
