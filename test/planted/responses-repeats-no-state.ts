import { ownResponses } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-repeats-no-state',
  sin: 'A response does not say what it builds on.',
  wrap: ownResponses((response) => ({
    ...response,
    previous_response_id: null,
    conversation: null,
  })),
} satisfies PlantedBug;
