import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-always-says-store',
  sin: 'A turn is asked to be stored although nobody said so.',
  provider: asks((call) =>
    call.operation === 'dialogue'
      ? {
          ...call,
          steps: call.steps.map((step) =>
            step.operation === 'chat' ? { ...step, state: { store: true, ...step.state } } : step,
          ),
        }
      : call,
  ),
} satisfies PlantedBug;
