import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-trims-texts',
  sin: 'The text loses the white space at its ends.',
  openaiReaders: mistakesTurns((turn) => ({ ...turn, text: turn.text.trim() })),
} satisfies PlantedBug;
