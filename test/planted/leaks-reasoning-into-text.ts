import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'leaks-reasoning-into-text',
  sin: 'Reasoning is put into the text.',
  readers: mistakes(({ reasoning = '', ...turn }) => ({ ...turn, text: reasoning + turn.text })),
} satisfies PlantedBug;
