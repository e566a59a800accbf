import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-query-in-target',
  sin: 'The query may be another than the one that was signed.',
  wrap: letIn(
    ({ problem, diagnosis }, { target }) =>
      problem === 'signature-mismatch' &&
      target.includes('?') &&
      diagnosis.hypothesis !== 'other-method',
  ),
} satisfies PlantedBug;
