import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-text-without-a-finish-reason',
  sin: 'Text is kept only once a finish reason has come.',
  readers: misreadsStreams((reading) =>
    reading.turn.finishReason === null && reading.error === undefined
      ? { ...reading, turn: { ...reading.turn, text: '' } }
      : reading,
  ),
} satisfies PlantedBug;
