import { livesOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets-in-another-client',
  sin: 'Keeps the chain of responses in the client, and not by its last id.',
  provider: livesOtherwise((steps) =>
    steps.map((step) => {
      if (step.client === undefined || step.call.operation !== 'chat') return step;
      const { state: _, ...call } = step.call;
      return { ...step, call };
    }),
  ),
} satisfies PlantedBug;
