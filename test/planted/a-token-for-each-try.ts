import { triesByItself } from '../support/retry-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'a-token-for-each-try',
  sin: 'Makes a new call of each try, with an opc-retry-token of its own.',
  provider: triesByItself(1010),
} satisfies PlantedBug;
