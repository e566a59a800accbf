import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-any-date-format',
  sin: 'A date in any form is accepted.',
  wrap: letIn(({ problem }) => problem === 'date-unparsable'),
} satisfies PlantedBug;
