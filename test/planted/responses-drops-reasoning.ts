import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-drops-reasoning',
  sin: 'Reasoning is dropped.',
  openaiReaders: mistakesTurns(({ reasoning: _, ...turn }) => turn),
} satisfies PlantedBug;
