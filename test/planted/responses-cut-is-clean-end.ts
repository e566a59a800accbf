import { misreadsEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-cut-is-clean-end',
  sin: 'A stream that breaks off is taken for one that ended.',
  openaiReaders: misreadsEvents(({ broken: _, ...reading }) =>
    reading.error === undefined ? { ...reading, finished: true } : reading,
  ),
} satisfies PlantedBug;
