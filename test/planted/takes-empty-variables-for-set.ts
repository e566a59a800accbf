import { sees } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-empty-variables-for-set',
  sin: 'Takes an empty variable at its word.',
  provider: sees((variables) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, value === '' ? ' ' : value]),
    ),
  ),
} satisfies PlantedBug;
