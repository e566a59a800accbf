import { turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'clock-window-too-narrow',
  sin: 'A date two minutes off is refused.',
  wrap: turnAway((received) => {
    const [date = ''] = [...valuesOf(received, 'x-date'), ...valuesOf(received, 'date')];
    return Math.abs(Date.parse(date) - received.now) > 120_000;
  }),
} satisfies PlantedBug;
