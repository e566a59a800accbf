import { onServed } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-retrieves-without-output',
  sin: 'A response that is retrieved has no output.',
  wrap: onServed(['responses.retrieve'], (response) => ({ ...response, output: [] })),
} satisfies PlantedBug;
