import { ownFrames } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'done-after-cohere',
  sin: 'COHERE and COHEREV2 streams end with [DONE].',
  wrap: ownFrames((payloads) =>
    payloads.some((payload) => payload.includes('"apiFormat":"COHERE'))
      ? [...payloads, '[DONE]']
      : payloads,
  ),
} satisfies PlantedBug;
