import { ownResponses } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-says-output-text',
  sin: 'A Response has its text at the top, as an SDK would put it.',
  wrap: ownResponses((response) => ({ ...response, output_text: '' })),
} satisfies PlantedBug;
