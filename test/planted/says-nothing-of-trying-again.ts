import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'says-nothing-of-trying-again',
  sin: 'A gateway loses x-should-retry.',
  wrap: header(
    'x-should-retry',
    null,
    ({ delivery }) => delivery?.headers?.['x-should-retry'] !== undefined,
  ),
} satisfies PlantedBug;
