import { onServed } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-compacts-nothing',
  sin: 'What is compacted is gone.',
  wrap: onServed(['responses.compact'], (compaction) => ({ ...compaction, output: [] })),
} satisfies PlantedBug;
