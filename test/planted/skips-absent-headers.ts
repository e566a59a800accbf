import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'skips-absent-headers',
  sin: 'A covered header that is not sent is passed over.',
  wrap: letIn(({ problem }) => problem === 'covered-header-absent'),
} satisfies PlantedBug;
