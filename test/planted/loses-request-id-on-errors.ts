import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'loses-request-id-on-errors',
  sin: 'Reports an HTTP error without the opc-request-id.',
  provider: changeOutcome((outcome) => {
    if (outcome.error?.status === undefined) return outcome;
    const { requestId: _, ...error } = outcome.error;
    return { error };
  }),
} satisfies PlantedBug;
