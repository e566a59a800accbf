import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'length-becomes-stop',
  sin: 'A turn cut by its limit is reported as stopped.',
  readers: mistakes((turn) =>
    turn.finishReason === 'length' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
