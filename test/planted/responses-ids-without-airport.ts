import { ownResponses } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-ids-without-airport',
  sin: 'The id of a response names no airport.',
  wrap: ownResponses((response) => ({
    ...response,
    id: String(response.id).replace('_ord_', '_'),
  })),
} satisfies PlantedBug;
