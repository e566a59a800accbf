import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-sends-no-state',
  sin: 'What a turn builds on is not sent.',
  provider: asks((call) =>
    call.operation === 'dialogue'
      ? {
          ...call,
          steps: call.steps.map((step) => {
            if (step.operation !== 'chat') return step;
            const { state: { previousResponse: _, conversation: __, ...state } = {}, ...rest } =
              step;
            return { ...rest, state };
          }),
        }
      : call,
  ),
} satisfies PlantedBug;
