import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-first-call-only',
  sin: 'Of parallel calls only the first is reported.',
  openaiReaders: mistakesTurns((turn) => ({ ...turn, toolCalls: turn.toolCalls.slice(0, 1) })),
} satisfies PlantedBug;
