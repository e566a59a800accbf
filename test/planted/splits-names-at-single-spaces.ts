import { parameterOf, turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'splits-names-at-single-spaces',
  sin: 'Several spaces between listed names are not expected.',
  wrap: turnAway((received) => parameterOf(received, 'headers').includes('  ')),
} satisfies PlantedBug;
