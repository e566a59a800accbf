import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-text-at-a-cut',
  sin: 'What came before a cut is thrown away.',
  readers: misreadsStreams((reading) =>
    (reading.broken === undefined && reading.finished) || reading.error !== undefined
      ? reading
      : { ...reading, turn: { ...reading.turn, text: '' } },
  ),
} satisfies PlantedBug;
