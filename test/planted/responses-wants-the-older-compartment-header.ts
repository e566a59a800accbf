import { refusesTurns } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-wants-the-older-compartment-header',
  sin: 'The newer header alone does not say the compartment.',
  wrap: refusesTurns(
    (_, { headers }) => !headers.some(([name]) => name.toLowerCase() === 'compartmentid'),
  ),
} satisfies PlantedBug;
