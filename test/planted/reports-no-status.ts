import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reports-no-status',
  sin: 'Reports an HTTP error without its status.',
  provider: changeOutcome((outcome) => {
    if (outcome.error === undefined) return outcome;
    const { status: _, ...error } = outcome.error;
    return { ...outcome, error };
  }),
} satisfies PlantedBug;
