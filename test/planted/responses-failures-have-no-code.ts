import { misreads } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-failures-have-no-code',
  sin: 'Of the error of a response, the words are reported alone.',
  openaiReaders: misreads((reading) =>
    reading.error === undefined
      ? reading
      : { ...reading, error: { message: reading.error.message } },
  ),
} satisfies PlantedBug;
