import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'no-content-length',
  sin: 'JSON answers do not say their length.',
  wrap: answers((answer) =>
    answer.stream
      ? answer
      : {
          ...answer,
          delivery: {
            ...answer.delivery,
            headers: { ...answer.delivery?.headers, 'content-length': null, connection: 'close' },
          },
        },
  ),
} satisfies PlantedBug;
