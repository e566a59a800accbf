import { livesOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'comes-back-to-life',
  sin: 'Makes a new client of its own accord once it was closed.',
  provider: livesOtherwise((steps) =>
    steps.map((step, at) => {
      const closed = steps.slice(0, at).some(({ call }) => call.operation === 'close');
      return closed && step.call.operation === 'chat' ? { ...step, client: 9 } : step;
    }),
  ),
} satisfies PlantedBug;
