import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'content-filter-becomes-stop',
  sin: 'A turn ended by the content filter is reported as stopped.',
  readers: mistakes((turn) =>
    turn.finishReason === 'content_filter' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
