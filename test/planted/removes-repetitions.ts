import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'removes-repetitions',
  sin: 'A word that is said twice in a row is taken for a repetition.',
  readers: mistakes((turn) => ({ ...turn, text: turn.text.replace(/\b(\w{2,}\W+)\1+/g, '$1') })),
} satisfies PlantedBug;
