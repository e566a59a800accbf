import { letIn, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'clock-window-too-wide',
  sin: 'A date ten minutes off is accepted.',
  wrap: letIn(({ problem }, received) => {
    const [date = ''] = valuesOf(received, 'date');
    return problem === 'date-skewed' && Math.abs(Date.parse(date) - received.now) <= 600_000;
  }),
} satisfies PlantedBug;
