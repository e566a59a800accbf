import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'strips-code-fences',
  sin: 'Fences around code are taken off.',
  readers: mistakes((turn) => ({ ...turn, text: turn.text.replaceAll(/```\w*\n?/g, '') })),
} satisfies PlantedBug;
