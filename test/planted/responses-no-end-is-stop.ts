import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-no-end-is-stop',
  sin: 'A turn that has not ended is taken for one that has.',
  openaiReaders: mistakesTurns((turn) =>
    turn.finishReason === null ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
