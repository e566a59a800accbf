import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'loses-capabilities',
  sin: 'Does not say which models can be fine-tuned.',
  provider: changeOutcome((outcome) =>
    outcome.models === undefined
      ? outcome
      : {
          ...outcome,
          models: outcome.models.map((model) => ({
            ...model,
            ...(model.capabilities && {
              capabilities: model.capabilities.filter((one) => one !== 'FINE_TUNE'),
            }),
          })),
        },
  ),
} satisfies PlantedBug;
