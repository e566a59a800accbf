import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-pss-padding',
  sin: 'A signature with PSS padding is accepted as rsa-sha256.',
  wrap: letIn(({ diagnosis }) => diagnosis.hypothesis === 'pss-padding'),
} satisfies PlantedBug;
