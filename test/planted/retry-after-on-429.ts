import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'retry-after-on-429',
  sin: 'An answer of status 429 says when to try again.',
  wrap: header('retry-after', '1', ({ status }) => status === 429),
} satisfies PlantedBug;
