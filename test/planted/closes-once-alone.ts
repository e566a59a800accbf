import { lived } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closes-once-alone',
  sin: 'Raises an error when it is closed for the second time.',
  provider: lived((outcomes, { steps }) =>
    outcomes.map((outcome, at) => {
      const closed = steps.slice(0, at).some(({ call }) => call.operation === 'close');
      return closed && steps[at]?.call.operation === 'close'
        ? { error: { message: 'The session is closed.' } }
        : outcome;
    }),
  ),
} satisfies PlantedBug;
