import { ownResponses } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-cut-without-a-reason',
  sin: 'A Response that was cut does not say why.',
  wrap: ownResponses((response) => ({ ...response, incomplete_details: null })),
} satisfies PlantedBug;
