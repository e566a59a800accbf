import { triesByItself } from '../support/retry-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tries-again-at-once',
  sin: 'Waits for nothing before it tries again.',
  provider: triesByItself(0),
} satisfies PlantedBug;
