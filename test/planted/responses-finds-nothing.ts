import { onServed } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-finds-nothing',
  sin: 'A search finds nothing.',
  wrap: onServed(['vectorStores.search'], (page) => ({ ...page, data: [] })),
} satisfies PlantedBug;
