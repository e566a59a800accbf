import { coveredBy, letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-x-date',
  sin: 'The age of a signed x-date is not looked at.',
  wrap: letIn(
    ({ problem }, received) => problem === 'date-skewed' && coveredBy(received).includes('x-date'),
  ),
} satisfies PlantedBug;
