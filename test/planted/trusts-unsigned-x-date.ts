import { coveredBy, letIn, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'trusts-unsigned-x-date',
  sin: 'A fresh x-date is believed though no signature covers it.',
  wrap: letIn(
    ({ problem }, received) =>
      problem === 'date-skewed' &&
      valuesOf(received, 'x-date').length > 0 &&
      !coveredBy(received).includes('x-date'),
  ),
} satisfies PlantedBug;
