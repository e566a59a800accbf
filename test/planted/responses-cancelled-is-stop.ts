import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-cancelled-is-stop',
  sin: 'A turn that was cancelled is taken for one that ended.',
  openaiReaders: mistakesTurns((turn) =>
    turn.finishReason === 'cancelled' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
