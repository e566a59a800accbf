import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'merges-models-by-name',
  sin: 'Keeps one model a name.',
  provider: changeOutcome((outcome) =>
    outcome.models === undefined
      ? outcome
      : {
          ...outcome,
          models: [...new Map(outcome.models.map((one) => [one.displayName, one])).values()],
        },
  ),
} satisfies PlantedBug;
