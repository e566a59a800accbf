import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-any-signature',
  sin: 'A signature that does not fit is accepted.',
  wrap: letIn(({ problem }) => problem === 'signature-mismatch'),
} satisfies PlantedBug;
