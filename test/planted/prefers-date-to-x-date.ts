import { coveredBy, turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'prefers-date-to-x-date',
  sin: 'Of two signed dates, looks at Date.',
  wrap: turnAway((received) => {
    const [date] = valuesOf(received, 'date');
    return (
      date !== undefined &&
      coveredBy(received).includes('date') &&
      Math.abs(Date.parse(date) - received.now) > 300_000
    );
  }),
} satisfies PlantedBug;
