import { misreadsEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets-text-at-failures',
  sin: 'The text before a failure is dropped.',
  openaiReaders: misreadsEvents((reading) =>
    reading.finished && reading.error === undefined
      ? reading
      : { ...reading, turn: { ...reading.turn, text: '' } },
  ),
} satisfies PlantedBug;
