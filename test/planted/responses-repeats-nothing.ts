import { ownResponses } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-repeats-nothing',
  sin: 'A Response has the defaults, whatever was asked for.',
  wrap: ownResponses((response) => ({
    ...response,
    store: true,
    instructions: null,
    metadata: {},
    max_output_tokens: null,
  })),
} satisfies PlantedBug;
