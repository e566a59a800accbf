import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reports-no-message',
  sin: 'Reports an HTTP error without a word.',
  provider: changeOutcome((outcome) =>
    outcome.error?.status === undefined
      ? outcome
      : { ...outcome, error: { ...outcome.error, message: '' } },
  ),
} satisfies PlantedBug;
