import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'json-with-charset',
  sin: 'JSON answers name a charset in their content type.',
  wrap: answers((answer) =>
    answer.status === 200 && answer.headers['content-type'] === 'application/json'
      ? {
          ...answer,
          headers: { ...answer.headers, 'content-type': 'application/json; charset=utf-8' },
        }
      : answer,
  ),
} satisfies PlantedBug;
