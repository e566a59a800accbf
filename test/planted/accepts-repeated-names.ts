import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-repeated-names',
  sin: 'A listed name may stand twice.',
  wrap: letIn(({ problem }) => problem === 'covered-header-duplicated'),
} satisfies PlantedBug;
