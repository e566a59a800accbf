import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'repeats-first-page',
  sin: 'Reports the first page of a list once more at its end.',
  provider: changeOutcome((outcome, call) =>
    outcome.models === undefined || call.operation !== 'list-models' || call.limit === undefined
      ? outcome
      : { ...outcome, models: [...outcome.models, ...outcome.models.slice(0, call.limit)] },
  ),
} satisfies PlantedBug;
