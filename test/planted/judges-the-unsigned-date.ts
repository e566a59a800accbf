import { coveredBy, turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'judges-the-unsigned-date',
  sin: 'A stale Date is held against a request whose signed x-date is fresh.',
  wrap: turnAway((received) => {
    const [date] = valuesOf(received, 'date');
    return (
      date !== undefined &&
      coveredBy(received).includes('x-date') &&
      Math.abs(Date.parse(date) - received.now) > 300_000
    );
  }),
} satisfies PlantedBug;
