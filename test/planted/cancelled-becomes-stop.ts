import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'cancelled-becomes-stop',
  sin: 'A turn cancelled is reported as stopped.',
  readers: mistakes((turn) =>
    turn.finishReason === 'cancelled' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
