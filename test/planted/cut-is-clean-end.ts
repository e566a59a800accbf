import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'cut-is-clean-end',
  sin: 'A stream that breaks off is taken for one that ended.',
  readers: misreadsStreams(({ broken: _, ...reading }) =>
    reading.error === undefined ? { ...reading, finished: true } : reading,
  ),
} satisfies PlantedBug;
