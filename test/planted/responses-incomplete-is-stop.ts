import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-incomplete-is-stop',
  sin: 'A turn that was cut is taken for one that ended.',
  openaiReaders: mistakesTurns((turn) =>
    turn.finishReason === 'length' || turn.finishReason === 'content_filter'
      ? { ...turn, finishReason: 'stop' }
      : turn,
  ),
} satisfies PlantedBug;
