import { turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-a-date-header',
  sin: 'A request without Date is refused, x-date or not.',
  wrap: turnAway((received) => valuesOf(received, 'date').length === 0),
} satisfies PlantedBug;
