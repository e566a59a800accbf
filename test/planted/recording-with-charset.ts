import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'recording-with-charset',
  sin: 'Some recorded answers go out with a charset in their content type.',
  wrap: answers((answer) =>
    ['generic/closing-role-only', 'cohere/multi-line-text'].includes(answer.reply)
      ? {
          ...answer,
          headers: { ...answer.headers, 'content-type': 'text/event-stream; charset=utf-8' },
        }
      : answer,
  ),
} satisfies PlantedBug;
