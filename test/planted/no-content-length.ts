import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'no-content-length',
  sin: 'Plain answers do not say their length.',
  wrap: answers((answer) =>
    answer.stream ||
    !(answer.status === 429 || ['family', 'generic/answer-emoji'].includes(answer.reply))
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
