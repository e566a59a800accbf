import { refusesTurns } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-refuses-unknown-fields',
  sin: 'A field that nobody knows is refused.',
  wrap: refusesTurns((body) => 'made_up' in body),
} satisfies PlantedBug;
