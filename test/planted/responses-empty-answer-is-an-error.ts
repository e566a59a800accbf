import { misreads } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-empty-answer-is-an-error',
  sin: 'A turn without text and calls is taken for a failure.',
  openaiReaders: misreads((reading) =>
    reading.error === undefined && reading.turn.text === '' && reading.turn.toolCalls.length === 0
      ? { ...reading, error: { message: 'The answer is empty.' } }
      : reading,
  ),
} satisfies PlantedBug;
