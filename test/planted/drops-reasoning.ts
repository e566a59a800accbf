import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-reasoning',
  sin: 'Reasoning is dropped.',
  readers: mistakes(({ reasoning: _, ...turn }) => turn),
} satisfies PlantedBug;
