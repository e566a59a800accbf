import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'collapses-blanks',
  sin: 'Several blanks of the text become one.',
  readers: mistakes((turn) => ({ ...turn, text: turn.text.replaceAll(/ +/g, ' ') })),
} satisfies PlantedBug;
