import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-refusal-becomes-text',
  sin: 'A refusal is taken for an answer.',
  openaiReaders: mistakesTurns(({ refusal, ...turn }) =>
    refusal === undefined ? turn : { ...turn, text: turn.text + refusal },
  ),
} satisfies PlantedBug;
