import { refusesTurns } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-refuses-instructions',
  sin: 'Instructions are refused.',
  wrap: refusesTurns(({ instructions }) => instructions !== undefined),
} satisfies PlantedBug;
