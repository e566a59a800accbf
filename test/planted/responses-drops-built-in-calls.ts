import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-drops-built-in-calls',
  sin: 'What the service called itself is dropped.',
  openaiReaders: mistakesTurns(({ builtInCalls: _, ...turn }) => turn),
} satisfies PlantedBug;
