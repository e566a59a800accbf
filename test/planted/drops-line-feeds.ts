import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-line-feeds',
  sin: 'Line feeds are dropped from the text.',
  readers: mistakes((turn) => ({ ...turn, text: turn.text.replaceAll('\n', '') })),
} satisfies PlantedBug;
