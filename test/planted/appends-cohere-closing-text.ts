import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'appends-cohere-closing-text',
  sin: 'The full text of the closing COHERE frame is taken for one more increment.',
  readers: misreadsStreams((reading, apiFormat) =>
    apiFormat === 'COHERE' && reading.finished && reading.error === undefined
      ? { ...reading, turn: { ...reading.turn, text: reading.turn.text.repeat(2) } }
      : reading,
  ),
} satisfies PlantedBug;
