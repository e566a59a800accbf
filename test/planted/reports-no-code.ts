import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reports-no-code',
  sin: "Reports an HTTP error without the service's code.",
  provider: changeOutcome((outcome) => {
    if (outcome.error?.status === undefined) return outcome;
    const { code: _, ...error } = outcome.error;
    return { ...outcome, error };
  }),
} satisfies PlantedBug;
