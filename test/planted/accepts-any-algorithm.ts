import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-any-algorithm',
  sin: 'Whatever algorithm is declared is accepted.',
  wrap: letIn(({ problem }) => problem === 'algorithm-unsupported'),
} satisfies PlantedBug;
