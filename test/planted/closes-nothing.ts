import { livesOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closes-nothing',
  sin: 'Has a way to be closed that does nothing.',
  provider: livesOtherwise((steps) =>
    steps.map(({ closed: _, ...step }) =>
      step.call.operation === 'close' ? { ...step, client: 9 } : step,
    ),
  ),
} satisfies PlantedBug;
